-- One POST, again and again: TYPE and BODY come from the environment; without them it is empty.
wrk.method = "POST"
wrk.body = os.getenv("BODY") or ""
wrk.headers["Content-Type"] = os.getenv("TYPE")
