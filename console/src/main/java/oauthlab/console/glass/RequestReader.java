package oauthlab.console.glass;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads the requests of one connection while their bytes go on, and takes out one header that is meant for the console: {@code
 * Lab-Actor}. After something that is not HTTP/1.1 it reads nothing more, and all bytes go on as they are.
 */
final class RequestReader {

    /** Four times what the lab's servers take, so that they refuse by themselves what is too long. */
    static final int MAX_LINE = 256 * 1024;

    /** Where in the stream of bytes a header section or a message ends. */
    private record Mark(long at, boolean endsMessage) {}

    private final List<Mark> marks = new ArrayList<>();
    private final Decoder decoder = new Decoder();
    private final EmbeddedChannel channel = new EmbeddedChannel(decoder);
    private final HeaderRemoval removal = new HeaderRemoval("Lab-Actor");
    private final Consumer<HttpObject> read;

    private long position;
    private boolean isInHead = true;
    private boolean isBlind;

    RequestReader(Consumer<HttpObject> read) {
        this.read = read;
    }

    /** Reads what has arrived, and returns what goes on. */
    Buffer read(Buffer arrived) {
        if (isBlind) return arrived;
        channel.writeInbound(Unpooled.wrappedBuffer(arrived.getBytes()));
        for (HttpObject part = channel.readInbound(); part != null; part = channel.readInbound()) {
            isBlind |= part.decoderResult().isFailure();
            read.accept(part);
        }
        Buffer forwarded = isBlind ? removal.held().appendBuffer(arrived) : forward(arrived);
        if (isBlind) close();
        return forwarded;
    }

    private Buffer forward(Buffer arrived) {
        Buffer forwarded = Buffer.buffer(arrived.length());
        int from = 0;
        for (Mark mark : marks) {
            int to = (int) (mark.at - position);
            append(arrived.slice(from, to), forwarded);
            isInHead = mark.endsMessage;
            from = to;
        }
        append(arrived.slice(from, arrived.length()), forwarded);
        marks.clear();
        position += arrived.length();
        return forwarded;
    }

    private void append(Buffer part, Buffer forwarded) {
        if (isInHead) removal.copy(part, forwarded);
        else forwarded.appendBuffer(part);
    }

    void close() {
        isBlind = true;
        channel.finishAndReleaseAll();
    }

    /** It knows how many bytes it has read when it finds the end of a header section or of a message. */
    private final class Decoder extends HttpRequestDecoder {

        private long consumed;

        Decoder() {
            super(new HttpDecoderConfig()
                    .setMaxInitialLineLength(MAX_LINE)
                    .setMaxHeaderSize(MAX_LINE)
                    .setValidateHeaders(false));
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
            int before = in.readerIndex();
            int known = out.size();
            super.decode(context, in, out);
            consumed += in.readerIndex() - before;
            for (Object part : out.subList(known, out.size())) {
                if (part instanceof HttpRequest) marks.add(new Mark(consumed, false));
                if (part instanceof LastHttpContent) marks.add(new Mark(consumed, true));
            }
        }
    }
}
