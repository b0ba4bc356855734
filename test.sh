#!/usr/bin/env bash
# Runs everything that checks the project; installs what is missing first. --long adds the fuzz, fault, scale and power-cut runs.
set -euo pipefail
cd "$(dirname "$0")"
source scripts/prepare.sh
prepare requirements/develop.txt window check

export QT_QPA_PLATFORM=offscreen PYTHONPATH=$PWD PYTHONDONTWRITEBYTECODE=1
bin=$(dirname "$PYTHON")
selection=(-m "not long")
if [[ ${1:-} == --long ]]; then
    selection=()
    export ZHENYUE_EXAMPLES=seeking
    shift
fi

step() { say "── $*"; "$@"; }
step "$bin/ruff" format --check app tests scripts benchmarks
step "$bin/ruff" check app tests scripts benchmarks
step "$bin/mypy"
step "$bin/lint-imports" --no-logo
step "$bin/pytest" -n 2 --dist loadfile "${selection[@]}" "$@"
