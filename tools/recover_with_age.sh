#!/usr/bin/env bash
# Opens a case of Evidence Desk with two recovery sheets and nothing of Evidence Desk: only age, tar and sha256sum.
# What it writes is NOT encrypted. docs/recovery.md says when to use it, and how.
#
# usage: recover_with_age.sh CASE.edcase SHEET SHEET FOLDER
set -euo pipefail
export LC_ALL=C
umask 077

fail() {
    echo "recover_with_age: $1" >&2
    exit "${2:-1}"
}

[ $# -eq 4 ] || fail "usage: recover_with_age.sh CASE.edcase SHEET SHEET FOLDER" 2
case_file=$1 first=$2 second=$3 out=$4
for tool in age tar sha256sum; do
    command -v "$tool" >/dev/null || fail "the program $tool is needed" 2
done
for file in "$case_file" "$first" "$second"; do
    [ -f "$file" ] || fail "there is no file $file" 13
done
[ ! -e "$out" ] || fail "$out exists already; name a new folder" 12

# Nothing is unpacked whose name a case does not have: no path upwards, no link, no second copy of a name.
member='^(README\.txt|[vrkmbpst]/[0-9]{8}\.(vkey|txt|age|tsr)|e/[0-9]{8}|c/[0-9]{8}\.(sum|note))$'
names=$(tar -tf "$case_file") || fail "$case_file is no tar file" 20
if grep -Evq "$member" <<<"$names" || tar -tvf "$case_file" | grep -qv '^-'; then
    fail "$case_file holds names that no case has; nothing was unpacked" 20
fi
[ -z "$(sort <<<"$names" | uniq -d)" ] || fail "$case_file holds a name twice; nothing was unpacked" 20

mkdir -- "$out" "$out/members" "$out/entries" "$out/exhibits" || fail "$out cannot be made" 30
tar -xf "$case_file" -C "$out/members"
case_key=$(mktemp) # the case's own keys; in memory where /dev/shm is
[ ! -d /dev/shm ] || { rm -f "$case_key"; case_key=$(mktemp -p /dev/shm); }
trap 'rm -f "$case_key"' EXIT

# The bytes are those that the manifests name. Who signed them only Evidence Desk, or its second reader, can tell.
cd "$out/members"
grep -hE '^[0-9a-f]{64}  ' c/*.sum | while IFS= read -r line; do
    [ ! -e "${line:66}" ] || echo "$line"
done | sha256sum --check --quiet || fail "bytes were changed; what follows cannot be relied on" 20
cd - >/dev/null

# A recovery slot is age(first holder, age(second holder, the case's keys)); which of the two is first is tried out.
opened=
for slot in $(find "$out/members/k" -name '*.age' | sort -r); do
    for pair in "$first|$second" "$second|$first"; do
        if age -d -i "${pair%|*}" "$slot" 2>/dev/null | age -d -i "${pair#*|}" >"$case_key" 2>/dev/null; then
            opened=yes
            break 2
        fi
    done
done
[ -n "$opened" ] || fail "these two sheets do not open this case together (hybrid keys need age 1.3 or newer)" 10

# Entries: one JSON object each, padded with spaces.
for entry in "$out"/members/m/*.age; do
    number=$(basename "$entry" .age)
    age -d -i "$case_key" "$entry" | sed 's/ *$//' >"$out/entries/$number.json" || fail "entry $number does not open" 20
done

# Exhibits: the entry that added one names its reference, its kind, its SHA-256, and the member with its bytes.
field() { sed -nE "s/.*\"$1\":\"?([^\",}]*)\"?[,}].*/\1/p" <<<"$2"; }
printf 'reference\tsha256\tbytes\tfile\n' >"$out/exhibits.tsv"
for entry in "$out"/entries/*.json; do
    text=$(cat "$entry")
    grep -q '"type":"exhibit-added"' <<<"$text" || continue
    reference=$(field reference "$text") hash=$(field sha256 "$text") blob=$(field blob "$text")
    kind=$(field media_type "$text")
    kind=${kind##*/} kind=${kind//[!a-z0-9]/}
    [[ $reference =~ ^[A-Z]{2,5}/[0-9]{1,15}$ && $blob =~ ^[0-9]{1,8}$ ]] || fail "an exhibit has an unusable name" 20
    stored=$(printf '%s/members/b/%08d.age' "$out" "$((10#$blob))")
    if [ ! -e "$stored" ]; then
        printf '%s\t%s\t-\tlocked or removed\n' "$reference" "$hash" >>"$out/exhibits.tsv"
        continue
    fi
    file="exhibits/${reference/\//-}.${kind:-bin}"
    age -d -i "$case_key" "$stored" >"$out/$file" || fail "$reference does not open" 20
    [ "$(sha256sum <"$out/$file")" = "$hash  -" ] || fail "$reference is not what its entry says" 20
    printf '%s\t%s\t%s\t%s\n' "$reference" "$hash" "$(stat -c %s "$out/$file")" "$file" >>"$out/exhibits.tsv"
done
echo "Opened: $(($(wc -l <"$out/exhibits.tsv") - 1)) exhibits, $(find "$out/entries" -type f | wc -l) entries, in $out"
echo "NOTHING in that folder is encrypted. Lock the sheets away again."
