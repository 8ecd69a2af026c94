#!/usr/bin/env bash
# Installs a wheel into an empty environment and generates from an empty folder: wheel.sh WHEEL
set -euo pipefail
wheel=$(realpath "$1")
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
"$root/.venv/bin/python" -m venv environment
environment/bin/python -m pip -qq --disable-pip-version-check install --require-hashes -r "$root/requirements/generate.txt"
environment/bin/python -m pip -qq --disable-pip-version-check install --no-deps --no-index "$wheel"
cp "$root/tests/golden/minimal/spec.yml" weather.yml
environment/bin/clientwright --version
environment/bin/clientwright generate weather.yml --package demo --output out
environment/bin/clientwright check weather.yml --package demo --output out
environment/bin/clientwright verify out/demo
environment/bin/clientwright vendor out/demo shop/vendor/weather
environment/bin/clientwright schema > /dev/null
"$root/.venv/bin/python" -I -S shop/vendor/weather/verify.py
cd out
"$root/.venv/bin/python" -c "import demo; demo.Demo().close(); print('imported', demo.__name__, demo.__version__)"
"$root/.venv/bin/python" -m mypy --strict --no-incremental -p demo
