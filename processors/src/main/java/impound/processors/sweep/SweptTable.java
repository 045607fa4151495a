package impound.processors.sweep;

import impound.processors.sweep.Swept.Row;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A round as a table for a terminal. Tags are anybody's text: what is not plain text in them is not shown. */
public final class SweptTable {
    private static final List<String> HEAD =
            List.of("KIND", "ID", "ACCOUNT", "REGION", "INCIDENT", "VOLUME", "AGE", "USD/MONTH", "IS", "DONE", "WHY");
    private static final int WIDEST = 60;

    private SweptTable() {}

    /** Heading, a line a thing, the sum, and where nobody could look. */
    public static List<String> lines(Swept swept) {
        var table = new ArrayList<List<String>>();
        table.add(HEAD);
        swept.rows().forEach(row -> table.add(cells(row, swept.at())));
        var widths = IntStream.range(0, HEAD.size())
                .map(column -> table.stream()
                        .mapToInt(cells -> cells.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        var lines = new ArrayList<String>();
        table.forEach(cells -> lines.add(line(cells, widths)));
        lines.add("%d things, at most %s USD a month (list prices of us-east-1, November 2025)"
                .formatted(swept.rows().size(), sum(swept.rows())));
        swept.unseen().forEach(where -> lines.add("not seen: " + where));
        return List.copyOf(lines);
    }

    private static List<String> cells(Row row, Instant now) {
        var judged = row.judged();
        var thing = judged.thing();
        var why = row.said().isEmpty() ? judged.reason() : row.said();
        return List.of(
                word(thing.kind()),
                plain(thing.id()),
                thing.account().value(),
                thing.region().value(),
                plain(judged.incident()),
                plain(judged.volume()),
                age(Duration.between(thing.since(), now)),
                row.monthlyCost(),
                word(judged.verdict()),
                word(row.done()),
                why.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u0085]+", " "));
    }

    private static String line(List<String> cells, int... widths) {
        var line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
        }
        return line.toString().stripTrailing();
    }

    private static BigDecimal sum(List<Row> rows) {
        return rows.stream()
                .map(Row::monthlyCost)
                .filter(cost -> !cost.equals("?"))
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String plain(String text) {
        var plain = text.replaceAll("[^\\x21-\\x7e]", "?");
        if (plain.isEmpty()) {
            return "-";
        }
        return plain.length() <= WIDEST ? plain : plain.substring(0, WIDEST) + "~";
    }

    private static String age(Duration age) {
        var hours = Math.max(0, age.toHours());
        return hours < 24 ? hours + "h" : hours / 24 + "d";
    }
}
