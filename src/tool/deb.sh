#!/bin/sh
# deb.sh STAGE OUT VERSION - a Debian package of what `make install` put into
# STAGE with PREFIX=/usr.
#
# A program of the build.  The same tree gives the same package: all files
# bear the day of SOURCE_DATE_EPOCH, 1 January 2026 unless it is set.
set -eu
stage=$1 out=$2 version=$3
here=$(dirname "$0")
: "${SOURCE_DATE_EPOCH:=1767225600}"
export SOURCE_DATE_EPOCH
doc=$stage/usr/share/doc/cpslint
work=$(dirname "$stage")/deb-work

# The libraries that the program is linked with, by their packages.
rm -rf "$work"
mkdir -p "$work/debian" "$doc" "$stage/DEBIAN" "$(dirname "$out")"
printf 'Source: cpslint\nPackage: cpslint\nArchitecture: any\n' \
    >"$work/debian/control"
program=$(cd "$stage" && pwd)/usr/bin/cpslint
strip --strip-unneeded "$program"
depends=$(cd "$work" && dpkg-shlibdeps -O "$program" 2>/dev/null |
	sed -n 's/^shlibs:Depends=//p')

cat >"$doc/copyright" <<EOF
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: cpslint

Files: *
Copyright: 2026 the contributors of cpslint
License: Apache-2.0
 On Debian systems the text of the Apache License, version 2.0, stands in
 /usr/share/common-licenses/Apache-2.0.
EOF
day=$(LC_ALL=C date -u -R -d "@$SOURCE_DATE_EPOCH")
printf 'cpslint (%s) unstable; urgency=medium\n\n  * Version %s.\n\n -- %s  %s\n' \
    "$version" "$version" "$(cat "$here/maintainer")" "$day" |
	gzip -9n >"$doc/changelog.gz"
gzip -9nf "$stage"/usr/share/man/man1/*.1
size=$(du -sk --apparent-size "$stage/usr" | cut -f1)

cat >"$stage/DEBIAN/control" <<EOF
Package: cpslint
Version: $version
Architecture: $(dpkg --print-architecture)
Maintainer: $(cat "$here/maintainer")
Installed-Size: $size
Depends: $depends
Recommends: poppler-utils
Section: text
Priority: optional
Description: reviews the CP and CPS of certification authorities
 cpslint reads Certificate Policies and Certification Practice Statements,
 maps them to the outline of RFC 3647, checks the commitments they make
 against the requirements in force on a day, and quotes its evidence.
 .
 It reads Word, OpenDocument, HTML, Markdown and PDF, needs no network, and
 writes reports for people, for CI servers and as comments in Word.
EOF
(cd "$stage" && find usr -type f -exec md5sum {} + | LC_ALL=C sort -k2) \
    >"$stage/DEBIAN/md5sums"
find "$stage" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group -Zxz --build "$stage" "$out" >/dev/null
rm -rf "$work"
