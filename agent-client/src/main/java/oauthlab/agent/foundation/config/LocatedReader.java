package oauthlab.agent.foundation.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oauthlab.agent.foundation.config.Located.Place;
import oauthlab.agent.foundation.transcript.AgentException;

/** Reads JSON as people write it, with comments and a comma after the last member, and puts variables of the environment in. */
final class LocatedReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();
    private static final Set<String> EDITORS = Set.of(".vscode", ".cursor");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final String INPUT = "input:";
    private static final Pattern VARIABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** What the parser's message means to somebody who wrote the file. Its own words could quote a secret. */
    private static final Map<String, String> MEANINGS = meanings();

    private final Path file;
    private final Map<String, String> environment;
    /** Names that other programs know. A variable of the environment goes before. */
    private final Map<String, String> places;

    LocatedReader(Path file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
        Path workspace = workspace(file);
        this.places = Map.of(
                "workspaceFolder", workspace.toString(),
                "workspaceFolderBasename", String.valueOf(workspace.getFileName()),
                "userHome", System.getProperty("user.home"),
                "pathSeparator", File.separator,
                "/", File.separator);
    }

    /** Editors keep the file in a folder of their own, within that of the project. */
    private static Path workspace(Path file) {
        Path folder = file.getParent();
        boolean isEditors = EDITORS.contains(String.valueOf(folder.getFileName()));
        return isEditors ? folder.getParent() : folder;
    }

    Located read(byte[] content) throws IOException {
        try (JsonParser parser = JSON.createParser(content)) {
            if (parser.nextToken() == null)
                throw new Place(file, 1, 1).error("the file is empty.", "Write {} at least.");
            Located root = value(parser, "the file", place(parser));
            if (parser.nextToken() != null)
                throw place(parser).error("here is more after the end.", "The file is one JSON object.");
            return root;
        } catch (JsonProcessingException noJson) {
            throw place(noJson.getLocation()).error("this is not JSON.", meaning(noJson));
        }
    }

    private Located value(JsonParser parser, String name, Place place) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> new Located(place, name, members(parser, name), false);
            case START_ARRAY -> new Located(place, name, elements(parser, name), false);
            case VALUE_STRING -> text(parser.getText(), name, place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Located(place, name, parser.getNumberValue(), false);
            case VALUE_TRUE, VALUE_FALSE -> new Located(place, name, parser.getBooleanValue(), false);
            default -> new Located(place, name, null, false);
        };
    }

    private Map<String, Located> members(JsonParser parser, String name) throws IOException {
        var members = new LinkedHashMap<String, Located>();
        String prefix = name.equals("the file") ? "" : name + ".";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String member = parser.currentName();
            Place place = place(parser);
            parser.nextToken();
            members.put(member, value(parser, prefix + member, place));
        }
        return members;
    }

    private List<Located> elements(JsonParser parser, String name) throws IOException {
        var elements = new ArrayList<Located>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser, name + "[" + elements.size() + "]", place(parser)));
        }
        return elements;
    }

    /** A variable that is missing is a mistake of the entry that needs it. */
    private Located text(String written, String name, Place place) {
        try {
            String text = VARIABLE.matcher(written)
                    .replaceAll(found -> Matcher.quoteReplacement(variable(found.group(1), name, place)));
            boolean hasDefault = VARIABLE.matcher(written).results().anyMatch(found -> isDefaultUsed(found.group(1)));
            return new Located(place, name, text, !text.equals(written) && !hasDefault);
        } catch (AgentException missing) {
            return new Located(place, name, missing, false);
        }
    }

    /** {@code NAME}, {@code NAME:-what it is otherwise}, or {@code env:NAME}, as other programs write it. */
    private String variable(String written, String name, Place place) {
        if (places.containsKey(written) && !environment.containsKey(written)) return places.get(written);
        if (written.startsWith(INPUT)) throw noInput(written.substring(INPUT.length()), name, place);
        int otherwise = written.indexOf(":-");
        String variable = (otherwise < 0 ? written : written.substring(0, otherwise)).replaceFirst("^env:", "");
        if (!VARIABLE_NAME.matcher(variable).matches())
            throw place.error(
                    name + " has a ${...} that names no environment variable.",
                    "Write it as in ${MCP_SECRET}, or ${MCP_SECRET:-default}.");
        if (isDefaultUsed(written)) return written.substring(otherwise + 2);
        String value = environment.get(variable);
        if (value == null)
            throw place.error(
                    name + " needs the variable " + variable + ", which is not set.",
                    "Run: export " + variable + "=...");
        return value;
    }

    /** VS Code asks a person for it, and keeps it. */
    private static AgentException noInput(String input, String name, Place place) {
        String variable = input.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        return place.error(
                name + " needs the input '" + input + "', and this agent does not ask for inputs.",
                "Write ${" + variable + "} there, and run: export " + variable + "=...");
    }

    /** The default is part of the file, so the file holds the secret. */
    private boolean isDefaultUsed(String written) {
        String variable = written.replaceFirst("^env:", "").replaceFirst("(?s):-.*", "");
        return written.contains(":-") && environment.getOrDefault(variable, "").isEmpty();
    }

    private Place place(JsonParser parser) {
        return place(parser.currentTokenLocation());
    }

    private Place place(JsonLocation location) {
        if (location == null) return new Place(file, 1, 1);
        return new Place(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private static String meaning(JsonProcessingException noJson) {
        String message = noJson.getOriginalMessage();
        if (message.startsWith("Duplicate field"))
            return message.replace("Duplicate field", "Twice is one too many:") + ".";
        return MEANINGS.entrySet().stream()
                .filter(entry -> message.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("Look at this place, and at the line before it.");
    }

    private static Map<String, String> meanings() {
        var meanings = new LinkedHashMap<String, String>();
        meanings.put("Unexpected end", "It ends too early: a }, ] or \" is missing.");
        meanings.put("to start field name", "The name of a member needs double quotes.");
        meanings.put("expecting comma", "A comma is missing before this.");
        meanings.put("colon to separate", "A colon is missing before this.");
        meanings.put("Unrecognized token", "A text needs double quotes.");
        meanings.put("Illegal unquoted character", "A text ends in its own line: a \" is missing.");
        meanings.put("Invalid UTF-8", "It has to be a text file, in UTF-8.");
        meanings.put("nesting depth", "It is nested too deep.");
        return meanings;
    }
}
