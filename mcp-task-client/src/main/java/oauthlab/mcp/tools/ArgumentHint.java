package oauthlab.mcp.tools;

import io.quarkiverse.mcp.server.ToolManager.ToolArgument;
import io.quarkiverse.mcp.server.ToolManager.ToolInfo;
import io.quarkiverse.mcp.server.ToolOutputGuardrail;
import io.quarkiverse.mcp.server.ToolResponse;
import jakarta.inject.Singleton;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Adds to the library's "invalid argument" what would have been right, so that a model gets it right the next time:
 * {@code list_tasks takes: status (pending, in_progress or completed), limit (integer), offset (integer)}.
 *
 * <p>It stands behind the tool and not before it, because the library's guardrails for input fail on a call without
 * {@code arguments}. Public because the library names this class from its own package.
 */
@Singleton
public class ArgumentHint implements ToolOutputGuardrail {

    private static final List<String> LIBRARY_WORDS = List.of("Invalid argument", "Missing required argument");

    @Override
    public void apply(ToolOutputContext call) {
        ToolResponse response = call.getResponse();
        if (!response.isError() || response.content().isEmpty()) return;
        String text = response.firstContent().asText().text();
        if (LIBRARY_WORDS.stream().noneMatch(text::startsWith)) return;
        call.setResponse(ToolResponse.error(text + ". " + hint(call.getTool())));
    }

    private static String hint(ToolInfo tool) {
        return tool.arguments().stream()
                .map(argument -> argument.name() + " (" + valuesOf(argument) + ")")
                .collect(Collectors.joining(", ", tool.name() + " takes: ", "."));
    }

    private static String valuesOf(ToolArgument argument) {
        Type type = argument.type();
        // Optional<T> is T to the caller.
        if (type instanceof ParameterizedType optional) type = optional.getActualTypeArguments()[0];
        String values = type instanceof Class<?> choice && choice.isEnum()
                ? "one of " + Arrays.toString(choice.getEnumConstants())
                : ((Class<?>) type).getSimpleName().toLowerCase(Locale.ROOT);
        return argument.required() ? values + ", required" : values;
    }
}
