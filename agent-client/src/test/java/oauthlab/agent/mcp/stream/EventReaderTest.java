package oauthlab.agent.mcp.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stream of events says about going on. HTML standard, section 9.2.6. */
class EventReaderTest {

    private final EventReader reader = new EventReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id: ä\nretry: 250\ndata: \n\n",
                "id:ä\r\nretry:250\r\ndata\r\n\r\n",
                ": a comment\nevent: message\nid: x\nid: ä\nretry: 250\nretry: soon\nnews: none\n\n"
            })
    void it_says_how_it_goes_on_however_it_is_cut_and_written(String text) {
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) reader.read(List.of(ByteBuffer.wrap(new byte[] {one})));
        assertTrue(reader.hasMore());
        assertEquals("ä", reader.lastId());
        assertEquals(Duration.ofMillis(250), reader.pause());
    }

    @Test
    void without_an_id_nobody_can_go_on() {
        read("data: \n\n");
        assertFalse(reader.hasMore());
        read("id: one\n\nid\n\n");
        assertFalse(reader.hasMore(), "an empty id takes the last one back");
    }

    @ParameterizedTest
    @ValueSource(strings = {"da", "data: ha", "data: half\n", "id: two\n", "id: two\ndata: half\r"})
    void an_event_that_was_cut_comes_again(String half) {
        read(half);
        assertFalse(reader.hasMore(), "without an id nobody can go on");
        reader.goOn();
        read("id: one\n\n" + half);
        assertTrue(reader.hasMore());
        assertEquals("one", reader.lastId());
        reader.goOn();
        assertEquals("data: {\"method\":\"m\"}\n\n", read("data: {\"method\":\"m\"}\n\n"));
        assertEquals("one", reader.lastId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "[1]", "5", "\"text\"", "garbage", "{\"id\":1}", "[{\"method\":\"m\"}]"})
    void what_is_no_message_is_left_out_and_the_answer_after_it_is_read(String noMessage) {
        String answer = "data: {\"id\":1,\"result\":{}}\n\n";
        assertEquals("id: one\n\n" + answer, read("id: one\ndata: " + noMessage + "\n\n" + answer));
        assertTrue(reader.isAnswered());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'error':{'code':1}}", "{'id':null,'error':{'code':1}}"})
    void an_error_that_does_not_say_for_whom_it_is_gets_to_who_waits(String error) {
        var waiting = new EventReader(Optional.of("a-1"));
        String passed = read(waiting, "data: " + error.replace('\'', '"') + "\n\n");
        assertTrue(waiting.isAnswered());
        assertTrue(passed.contains("\"id\":\"a-1\""), passed);
        assertEquals(
                Optional.empty(),
                EventReader.answer(error.replace("error", "result").replace('\'', '"'), Optional.of("a-1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data: {\"id\":1,\"result\":{}}\n\n", "data: {\"id\":1,\ndata: \"error\":{}}\n\n"})
    void the_answer_ends_it(String answer) {
        read("id: one\n" + answer);
        assertTrue(reader.isAnswered());
        assertFalse(reader.hasMore());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"method\":\"notifications/progress\"}", "{\"id\":1,\"method\":\"ping\"}", "half", "[]"})
    void news_and_questions_do_not(String message) {
        read("id: one\ndata: " + message + "\n\n");
        assertFalse(reader.isAnswered());
        assertTrue(reader.hasMore());
    }

    private String read(String text) {
        return read(reader, text);
    }

    private static String read(EventReader reader, String text) {
        ByteBuffer complete = reader.read(List.of(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))));
        return StandardCharsets.UTF_8.decode(complete).toString();
    }
}
