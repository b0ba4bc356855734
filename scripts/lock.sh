#!/usr/bin/env bash
# Makes the hashed lock files anew. Needs uv. No address of any index is written.
set -euo pipefail
cd "$(dirname "$0")/../requirements"
for name in runtime develop; do
    uv pip compile --quiet --universal --python-version 3.10 --generate-hashes --no-emit-index-url \
        --no-emit-find-links --no-header --no-annotate "$name.in" -o "$name.txt"
done
