#!/bin/sh
# Runs clamd in a folder with one signature of our own, that of the EICAR test file, so that no signatures are fetched. Prints "ready".
folder="$1"
mkdir -p "$folder/signatures"
printf '%s:68:Test.EICAR\n' 44d88612fea8a8f36de82e1278abb02f >"$folder/signatures/test.hdb"
cat >"$folder/clamd.conf" <<END
LocalSocket $folder/clamd.sock
DatabaseDirectory $folder/signatures
Foreground yes
StreamMaxLength 300M
MaxThreads 2
User root
END
[ "$(id -u)" -eq 0 ] || sed -i '/^User/d' "$folder/clamd.conf"
rm -f "$folder/clamd.sock"
(
  for _ in $(seq 200); do
    [ -S "$folder/clamd.sock" ] && break
    sleep 0.1
  done
  echo ready
) &
exec clamd --config-file="$folder/clamd.conf" >"$folder/clamd.log" 2>&1 3>&-
