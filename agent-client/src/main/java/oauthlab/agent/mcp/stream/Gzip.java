package oauthlab.agent.mcp.stream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Flow.Publisher;
import java.util.zip.GZIPInputStream;
import reactor.adapter.JdkFlowAdapter;

/** Some servers compress although nobody asked them to (RFC 9110 section 12.5.3). Then the body is read as a whole. */
final class Gzip {

    private static final int MAX_BYTES = 4 * 1024 * 1024;

    private Gzip() {}

    static boolean isUsedFor(ResponseInfo response) {
        String coding = response.headers().firstValue("Content-Encoding").orElse("");
        return coding.strip().toLowerCase(Locale.ROOT).matches("(x-)?gzip");
    }

    /** The body; opened when it is compressed. */
    static Publisher<List<ByteBuffer>> opened(ResponseInfo response, Publisher<List<ByteBuffer>> body) {
        if (!isUsedFor(response)) return body;
        return JdkFlowAdapter.publisherToFlowPublisher(
                AnswerDocument.whole(body, MAX_BYTES).map(bytes -> List.of(ByteBuffer.wrap(opened(bytes, MAX_BYTES)))));
    }

    /** A few bytes can become gigabytes. */
    static byte[] opened(byte[] compressed, int mostBytes) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            byte[] opened = in.readNBytes(mostBytes + 1);
            if (opened.length > mostBytes) throw new IOException("more than " + mostBytes + " bytes");
            return opened;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
