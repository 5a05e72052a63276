-- GET with one token after the other; tokens.lua says which.
dofile(os.getenv("LOAD") .. "/tokens.lua")

init = read_tokens

function request()
  return wrk.format("GET", nil, { ["Authorization"] = "Bearer " .. next_token() })
end
