package oauthlab.console.glass;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Reads the responses of one connection while their bytes go on. */
final class ResponseReader {

    private final EmbeddedChannel channel;
    private final Consumer<HttpObject> read;
    private boolean isBlind;

    /** @param method of the request that the next response is for: the one to HEAD has no body (RFC 9110 section 9.3.2) */
    ResponseReader(Supplier<String> method, Consumer<HttpObject> read) {
        this.channel = new EmbeddedChannel(new Decoder(method));
        this.read = read;
    }

    void read(Buffer arrived) {
        if (isBlind) return;
        channel.writeInbound(Unpooled.wrappedBuffer(arrived.getBytes()));
        takeAll();
    }

    /** The connection ends; so does a body without a length. */
    void close() {
        if (!isBlind) channel.finish();
        takeAll();
        stop();
    }

    /** What follows is another protocol, or not HTTP. */
    private void stop() {
        isBlind = true;
        channel.finishAndReleaseAll();
    }

    private void takeAll() {
        for (Object part = channel.readInbound(); part != null; part = channel.readInbound()) {
            if (part instanceof HttpObject message) take(message);
            else {
                ReferenceCountUtil.release(part);
                stop();
            }
        }
    }

    private void take(HttpObject part) {
        boolean isUnreadable = part.decoderResult().isFailure();
        read.accept(part);
        if (isUnreadable) stop();
    }

    private static final class Decoder extends HttpResponseDecoder {

        private final Supplier<String> method;

        Decoder(Supplier<String> method) {
            super(new HttpDecoderConfig()
                    .setMaxInitialLineLength(RequestReader.MAX_LINE)
                    .setMaxHeaderSize(RequestReader.MAX_LINE)
                    .setValidateHeaders(false));
            this.method = method;
        }

        @Override
        protected boolean isContentAlwaysEmpty(HttpMessage response) {
            return "HEAD".equals(method.get()) || super.isContentAlwaysEmpty(response);
        }
    }
}
