package oauthlab.agent.mcp.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import oauthlab.agent.foundation.transcript.AgentException;

/**
 * A part of a result that is no plain text: an image, audio, a link to a resource, a resource, or something to come.
 *
 * @param name what a person calls it: {@code image image/png}
 * @param bytes of it, when it is here and can be decoded
 * @param text of a resource that is one
 */
public record Attachment(String name, String mimeType, Optional<byte[]> bytes, Optional<String> text) {

    private static final int MAX_FILES = 10_000;
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("image/png", ".png"),
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/gif", ".gif"),
            Map.entry("image/webp", ".webp"),
            Map.entry("image/svg+xml", ".svg"),
            Map.entry("audio/wav", ".wav"),
            Map.entry("audio/mpeg", ".mp3"),
            Map.entry("audio/ogg", ".ogg"),
            Map.entry("application/pdf", ".pdf"),
            Map.entry("application/json", ".json"),
            Map.entry("text/plain", ".txt"),
            Map.entry("text/markdown", ".md"),
            Map.entry("text/html", ".html"));

    static Attachment of(Map<String, Object> block) {
        String type = text(block, "type", "content");
        Map<?, ?> holder = block.get("resource") instanceof Map<?, ?> resource ? resource : block;
        String mimeType = text(holder, "mimeType", "");
        String where = text(holder, "uri", "");
        Optional<String> words = holder.get("text") instanceof String written ? Optional.of(written) : Optional.empty();
        Optional<byte[]> bytes =
                words.map(all -> all.getBytes(StandardCharsets.UTF_8)).or(() -> bytes(holder));
        String name = (type + " " + where + " " + mimeType).strip().replaceAll(" {2,}", " ");
        return new Attachment(name, mimeType, bytes, words);
    }

    private static String text(Map<?, ?> holder, String member, String otherwise) {
        return holder.get(member) instanceof String text ? text : otherwise;
    }

    private static Optional<byte[]> bytes(Map<?, ?> holder) {
        Object encoded = holder.containsKey("data") ? holder.get("data") : holder.get("blob");
        try {
            return encoded instanceof String base64 ? Optional.of(decoded(base64)) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** Either alphabet, in lines or not; what is damaged is not taken for a file. */
    private static byte[] decoded(String base64) {
        String letters = base64.replaceAll("\\s", "").replace('-', '+').replace('_', '/');
        return Base64.getDecoder().decode(letters);
    }

    /** {@code [image image/png, 1234 bytes]}; below it the text, where it is one. */
    String shown() {
        return "[" + name + bytes.map(all -> ", " + all.length + " bytes").orElse("") + "]"
                + text.map(words -> "\n" + words).orElse("");
    }

    /**
     * Saves it. The name of the file is ours: one that a server chooses could lead anywhere.
     *
     * @param base with a number behind it
     * @return empty when there is nothing to save, as of a link
     */
    public Optional<Path> save(Path folder, String base) {
        return bytes.map(content -> save(folder, base.replaceAll("[^A-Za-z0-9_-]", "_"), content));
    }

    private Path save(Path folder, String base, byte[] content) {
        try {
            Files.createDirectories(folder);
            for (int number = 1; number < MAX_FILES; number++) {
                Path file = folder.resolve(base + "-" + number + ENDINGS.getOrDefault(mimeType, ".bin"));
                if (isWritten(file, content)) return file;
            }
            throw AgentException.of("There are too many files in " + folder + ".", "Choose another folder for --out.");
        } catch (IOException notWritten) {
            throw AgentException.of(
                    "The content cannot be written into " + folder + ": " + notWritten.getMessage(),
                    "The tool has done its work. Choose another folder for --out.");
        }
    }

    /** No file is overwritten. */
    private static boolean isWritten(Path file, byte[] content) throws IOException {
        try {
            Files.write(file, content, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException another) {
            return false;
        }
    }
}
