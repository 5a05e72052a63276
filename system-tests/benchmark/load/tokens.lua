-- The tokens of the file TOKENS from line FIRST on, COUNT of them at most, one after the other and around.
local tokens, position = {}, 0

function read_tokens()
  local first, line = tonumber(os.getenv("FIRST") or "1"), 0
  local last = first + tonumber(os.getenv("COUNT") or "1") - 1
  for token in io.lines(os.getenv("TOKENS")) do
    line = line + 1
    if line > last then break end
    if line >= first then tokens[#tokens + 1] = token end
  end
end

function next_token()
  position = position % #tokens + 1
  return tokens[position]
end
