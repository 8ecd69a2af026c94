#!/usr/bin/env bash
# The same input gives the same bytes, whoever generates and wherever: determinism.sh WHEEL
#
# Three processes that have as little in common as one machine allows: hash seeds, locales, time zones, home and current
# folders, permissions of new files; one of them runs the wheel, the others the checkout.
set -euo pipefail
wheel=$(realpath "$1")
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python="$root/.venv/bin/python"
"$python" -m zipfile --extract "$wheel" "$folder/wheel"

project() { # a project of its own, with all that the documents of the tests have: project NAME
  mkdir "$folder/$1"
  cp -r "$root/specs" "$root/pyproject.toml" "$folder/$1"
  for case in bodies filters formats hostile_text multipart oauth2 pages_by_cursor sharing streams unions webhooks; do
    mkdir "$folder/$1/$case"
    cp "$root/tests/golden/$case/"*.yml "$folder/$1/$case"
    printf '[tool.clientwright.packages.%s]\noutput = "generated"\napis = { ' "$case"
    for spec in "$root/tests/golden/$case/"*.yml; do
      printf '%s = "%s/%s", ' "$(basename "$spec" .yml)" "$case" "$(basename "$spec")"
    done | sed 's/, $/ }\n/'
  done >> "$folder/$1/pyproject.toml"
}

generate() { # generate NAME CODE CURRENT-FOLDER VARIABLE=VALUE...
  mkdir -p "$folder/home-$1" "$3"
  (
    cd "$3"
    env --ignore-environment PATH="$PATH" HOME="$folder/home-$1" PYTHONPATH="$2" PYTHONSAFEPATH=1 "${@:4}" \
      "$python" -m generator generate --allow-skips --no-cache --config "$folder/$1/pyproject.toml" > "$folder/told-$1" 2>&1
  ) || { cat "$folder/told-$1"; exit 1; }
}

for name in first second third; do project "$name"; done
generate first "$root" "$folder/first" PYTHONHASHSEED=1 LC_ALL=C.UTF-8 TZ=UTC
(umask 077 && generate second "$root" / PYTHONHASHSEED=2 LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 TZ=Pacific/Kiritimati)
generate third "$folder/wheel" "$folder/else where" PYTHONHASHSEED=random LC_ALL=tr_TR.UTF-8 TZ=America/St_Johns

for name in second third; do
  diff --recursive "$folder/first/generated" "$folder/$name/generated"
done
for other in "$folder"/*/generated/gainsight_cs; do
  diff --recursive --exclude __pycache__ "$root/generated/gainsight_cs" "$other"
done
find "$folder/first/generated" -type f | wc -l | xargs printf '%s files of '
find "$folder/first/generated" -mindepth 1 -maxdepth 1 | wc -l | xargs printf '%s packages, three times the same\n'
