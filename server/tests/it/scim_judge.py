"""Has scim2-tester, which somebody else wrote, judge a server: judge.py BASE TOKEN. Prints what failed; the exit code tells whether anything did."""

import sys

from httpx2 import Client
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_tester import Status, check_server

base, token = sys.argv[1:]
with Client(base_url=base, headers={"Authorization": f"Bearer {token}"}) as http:
    results = check_server(SyncSCIMClient(http))
passed = [one for one in results if one.status in (Status.SUCCESS, Status.COMPLIANT, Status.ACCEPTABLE)]
failed = [one for one in results if one.status in (Status.ERROR, Status.CRITICAL)]
others = [one for one in results if one not in passed and one not in failed]
for one in failed:
    print(f"FAILED {one.title}: {one.reason}\n  {one.data}")
for one in others:
    print(f"{one.status.name} {one.title}: {one.reason}")
print(f"{len(passed)} checks passed, {len(failed)} failed, {len(others)} did not apply")
sys.exit(1 if failed or len(passed) < 60 else 0)
