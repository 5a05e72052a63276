-- One POST, again and again: TYPE and BODY come from the environment; without them it is empty. With TOKENS, each body ends
-- with the next token.
dofile(os.getenv("LOAD") .. "/tokens.lua")

wrk.method = "POST"
wrk.body = os.getenv("BODY") or ""
wrk.headers["Content-Type"] = os.getenv("TYPE")

if os.getenv("TOKENS") then
  init = read_tokens

  function request()
    return wrk.format(nil, nil, nil, wrk.body .. next_token())
  end
end
