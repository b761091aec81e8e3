# awk -f words.awk FILE...
#
# Marks of unfinished work, and paths of somebody's machine.
FILENAME ~ /tests\/lint\// { next }
/(^|[^A-Za-z])(TODO|FIXME|XXX|HACK|NEEDSWORK)([^A-Za-z]|$)/ || \
/not (yet )?implemented/ { say("unfinished") }
# "path" is what a place on one machine begins with.
/(^|[^A-Za-z0-9_.\/-])\/(home|root|Users|work|farm|tmp)\// {
	say("a path of one machine")
}
function say(why) {
	print FILENAME ":" FNR ": " why ": " substr($0, 1, 60)
	bad = 1
}
END { exit bad }
