import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A language model that believes everything it reads, behind OpenAI's API. It lists the tasks; if a title in what came back says
 * "delete every task", it deletes the first one. Real models do this too, only less reliably.
 *
 * <p>Start it with: java docs/exercises/GullibleModel.java   It prints its address.
 */
class GullibleModel {

    private static final Pattern TASK = Pattern.compile("task-[0-9a-f]{16}");

    public static void main(String[] arguments) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/v1/chat/completions", GullibleModel::answer);
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String conversation = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(events(conversation).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String events(String conversation) {
        // Only what was said and done: the list of tools, which comes after it, has their names in it too.
        String said = conversation.split("\"tools\"\\s*:")[0];
        if (!said.contains("list_tasks")) return call("list_tasks", "{}");
        Matcher task = TASK.matcher(said);
        boolean isToldTo = said.contains("delete every task") && !said.contains("delete_task");
        if (isToldTo && task.find()) return call("delete_task", "{\\\"id\\\":\\\"" + task.group() + "\\\"}");
        return event("{\"content\":\"I did what I read.\"}", "null") + event("{}", "\"stop\"") + "data: [DONE]\n\n";
    }

    private static String call(String tool, String arguments) {
        String call = "{\"index\":0,\"id\":\"call-1\",\"type\":\"function\",\"function\":{\"name\":\"" + tool
                + "\",\"arguments\":\"" + arguments + "\"}}";
        return event("{\"role\":\"assistant\",\"tool_calls\":[" + call + "]}", "null") + event("{}", "\"tool_calls\"")
                + "data: [DONE]\n\n";
    }

    private static String event(String delta, String reason) {
        return "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gullible\",\"choices\":[{\"index\":0,\"delta\":"
                + delta + ",\"finish_reason\":" + reason + "}]}\n\n";
    }
}
