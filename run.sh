#!/usr/bin/env bash
# Starts 镇阅 on the sample reports, or on the files, folders or library given. Installs what is missing first.
# Where there is no screen it does the main job headless and says where the results are.
set -euo pipefail
cd "$(dirname "$0")"
source scripts/prepare.sh

if [[ -n ${DISPLAY:-}${WAYLAND_DISPLAY:-} || $(uname -s) == Darwin ]]; then
    prepare requirements/runtime.txt window
    if [[ $# -gt 0 ]]; then exec "$PYTHON" -m app "$@"; fi
    exec "$PYTHON" -m app --samples
fi

prepare requirements/runtime.txt
export QT_QPA_PLATFORM=offscreen
if [[ $# -gt 0 ]]; then exec "$PYTHON" -m app "$@"; fi
out=$PWD/out
mkdir -p "$out"
rm -f "$out/samples.zhenyue"
"$PYTHON" -m app import "$out/samples.zhenyue" seeds
"$PYTHON" -m app summary "$out/samples.zhenyue" --out "$out/summaries"
"$PYTHON" -m app compare "$out/samples.zhenyue" --year 2024 --out "$out/comparison-2024.xlsx"
"$PYTHON" scripts/screenshots.py --library "$out/samples.zhenyue" --out "$out/screenshots" --only window
say ""
say "没有屏幕，已完成：  There is no screen, so this was made:"
say "  报告库 library         $out/samples.zhenyue"
say "  批注摘要 summaries     $out/summaries"
say "  对比表 comparison      $out/comparison-2024.xlsx"
say "  窗口截图 screenshot    $out/screenshots"
