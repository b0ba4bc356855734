# Sourced by run.sh and test.sh: a Python, the system libraries, a Chinese font and the .venv of this checkout.
# Use: prepare LOCK [window] [check]; sets PYTHON. What is missing is installed as root, otherwise the exact command is printed.

say() { printf '%s\n' "$*" >&2; }

# Libraries that Qt opens, as SONAME:Debian package. The second list is for a real window (xcb).
readonly BASE_LIBRARIES="libglib-2.0.so.0:libglib2.0-0 libEGL.so.1:libegl1 libGL.so.1:libgl1 libX11.so.6:libx11-6
    libdbus-1.so.3:libdbus-1-3 libfontconfig.so.1:libfontconfig1 libfreetype.so.6:libfreetype6 libxkbcommon.so.0:libxkbcommon0"
readonly WINDOW_LIBRARIES="libxcb-cursor.so.0:libxcb-cursor0 libxcb-icccm.so.4:libxcb-icccm4 libxcb-image.so.0:libxcb-image0
    libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-randr.so.0:libxcb-randr0 libxcb-render-util.so.0:libxcb-render-util0
    libxcb-render.so.0:libxcb-render0 libxcb-shape.so.0:libxcb-shape0 libxcb-shm.so.0:libxcb-shm0 libxcb-sync.so.1:libxcb-sync1
    libxcb-util.so.1:libxcb-util1 libxcb-xfixes.so.0:libxcb-xfixes0 libxcb-xkb.so.1:libxcb-xkb1 libX11-xcb.so.1:libx11-xcb1
    libxkbcommon-x11.so.0:libxkbcommon-x11-0"

missing_packages() { # wanted extras: window, check
    local known pair
    known=$({ ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null; } || true)
    local pairs=$BASE_LIBRARIES
    [[ " $* " == *" window "* ]] && pairs="$pairs $WINDOW_LIBRARIES"
    for pair in $pairs; do
        [[ $known == *"${pair%%:*}"* ]] || printf '%s ' "${pair##*:}"
    done
    has_chinese_font || printf 'fonts-noto-cjk '
    if [[ " $* " == *" check "* ]]; then
        command -v pdftotext >/dev/null || printf 'poppler-utils '
        command -v xvfb-run >/dev/null || printf 'xvfb xauth '
    fi
}

has_chinese_font() {
    if command -v fc-list >/dev/null; then
        [[ -n $(fc-list :lang=zh-cn family 2>/dev/null | head -n 1) ]]
    else
        local folder
        for folder in /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts"; do
            [[ -d $folder ]] && find -L "$folder" -iname '*cjk*' -o -iname '*wqy*' -o -iname '*simsun*' -o -iname '*fang*' 2>/dev/null | grep -q . && return 0
        done
        return 1
    fi
}

install_packages() {
    [[ $# -gt 0 ]] || return 0
    if [[ $(uname -s) == Linux ]] && command -v apt-get >/dev/null && [[ $(id -u) == 0 ]]; then
        say "Installing system packages: $*"
        if ! DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >/dev/null 2>&1; then
            apt-get update -q >/dev/null
            DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >/dev/null
        fi
    else
        say "缺少系统组件。请执行 / Missing system packages. Please run:"
        say "    sudo apt-get install $*"
        return 1
    fi
}

is_supported() { "$1" -c 'import sys, venv, ensurepip; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 13))' >/dev/null 2>&1; }

find_python() {
    local name
    for name in python3 python3.13 python3.12 python3.11 python3.10 python; do
        if command -v "$name" >/dev/null && is_supported "$name"; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

# One digest for "these locks, this Python": while it stands in .venv, nothing needs to be installed.
digest_of() { { cat "$1"; "$2" --version; } 2>&1 | cksum; }

prepare() {
    local lock=$1 base stamp packages
    shift
    packages=$(missing_packages "$@")
    # shellcheck disable=SC2086
    install_packages $packages || return 1
    PYTHON=$PWD/.venv/bin/python
    stamp=$PWD/.venv/installed-$(basename "$lock" .txt)
    if [[ -x $PYTHON && -f $stamp && $(digest_of "$lock" "$PYTHON") == "$(cat "$stamp")" ]]; then
        return 0
    fi
    if [[ ! -x $PYTHON ]] || ! "$PYTHON" -c 'import pip' 2>/dev/null; then
        if ! base=$(find_python); then
            install_packages python3 python3-venv || return 1
            base=$(find_python) || { say "需要 Python 3.10–3.13。 Python 3.10 to 3.13 is needed."; return 1; }
        fi
        say "Making .venv with $("$base" --version)"
        "$base" -m venv --clear .venv
    fi
    say "Installing what $lock lists (first start only)"
    "$PYTHON" -m pip install --quiet --disable-pip-version-check --use-pep517 --require-hashes -r "$lock"
    digest_of "$lock" "$PYTHON" >"$stamp"
}
