# outcome: ok
# stdout: not what it was at import
import random
import uuid

import run_content

if random.getstate() != run_content.state_at_import:
    print("not what it was at import")
assert uuid.uuid4() != uuid.uuid4()
