package oauthlab.auth.operate.admin;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import oauthlab.auth.clients.clientmetadata.ClientView;

/** Clients as lines of text, for a terminal. */
final class ClientTable {

    private static final List<Column> COLUMNS = List.of(
            new Column("CLIENT", ClientView::clientId),
            new Column("TYPE", ClientView::type),
            new Column("STATE", ClientTable::state),
            new Column(
                    "GRANTS",
                    client -> client.grantTypes().stream()
                            .map(grant -> grant.substring(grant.lastIndexOf(':') + 1))
                            .collect(Collectors.joining(" "))),
            new Column("SCOPE", ClientView::scope));

    private ClientTable() {}

    private record Column(String title, Function<ClientView, String> value) {
        int width(List<ClientView> clients) {
            return clients.stream().map(value).mapToInt(String::length).reduce(title.length(), Math::max);
        }
    }

    static String of(List<ClientView> clients) {
        String form = COLUMNS.stream()
                .map(column -> "%-" + column.width(clients) + "s")
                .collect(Collectors.joining("  "));
        var text = new StringBuilder();
        append(text, form, COLUMNS.stream().map(Column::title).toArray());
        clients.forEach(client -> append(
                text,
                form,
                COLUMNS.stream().map(column -> column.value().apply(client)).toArray()));
        return text.toString();
    }

    private static void append(StringBuilder text, String form, Object[] values) {
        text.append(String.format(Locale.ROOT, form, values).stripTrailing()).append('\n');
    }

    private static String state(ClientView client) {
        if (client.disabled() != null) return "disabled";
        return client.oldSecretUntil() == null ? "ok" : "two secrets until " + client.oldSecretUntil();
    }
}
