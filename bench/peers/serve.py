#!/usr/bin/env python3
"""A peer as a side of the benchmark: requests and answers, one JSON object per line.

`serve.py MODULE` imports the module, which has a dictionary `ANSWERS` from operation to a function
of the request's other fields, and answers until its input ends. A failure is an answer with `error`.
"""

import importlib
import json
import sys
import traceback


def main():
    answers = importlib.import_module(sys.argv[1]).ANSWERS
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = answers[request.pop("op")](**request)
        except Exception:  # whatever it is, the other side must hear of it
            answer = {"error": traceback.format_exc()}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
