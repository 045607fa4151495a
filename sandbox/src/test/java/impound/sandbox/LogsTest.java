package impound.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import impound.sandbox.logs.LogEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.OutputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

class LogsTest extends Fixture {
    private static final String GROUP = "ForensicDiskAudit";

    private CloudWatchLogsClient logs;

    @BeforeEach
    void makeGroup() {
        sandbox.logs().group(Clients.ACCOUNT, REGION, GROUP);
        logs = Clients.client(CloudWatchLogsClient.builder(), sandbox, responder);
        logs.createLogStream(create -> create.logGroupName(GROUP).logStreamName("inc-1"));
    }

    @Test
    void what_was_put_is_read_in_order_of_time() {
        put(event(20, "second"));
        put(event(10, "first"));

        assertThat(sandbox.logs().events(Clients.ACCOUNT, REGION, GROUP))
                .extracting(LogEvent::message)
                .containsExactly("first", "second");
    }

    @Test
    void a_reader_comes_to_an_end_when_its_token_stays() {
        put(event(1, "a"), event(2, "b"), event(3, "c"));

        var read = new ArrayList<String>();
        String token = null;
        for (String next = ""; !next.equals(token); ) {
            token = next;
            var from = next.isEmpty() ? null : next;
            var page = logs.getLogEvents(get -> get.logGroupName(GROUP)
                    .logStreamName("inc-1")
                    .startFromHead(true)
                    .limit(2)
                    .nextToken(from));
            page.events().stream().map(OutputLogEvent::message).forEach(read::add);
            next = page.nextForwardToken();
        }

        assertThat(read).containsExactly("a", "b", "c");
    }

    @Test
    void a_filter_finds_lines_by_word_and_by_field() {
        put(event(1, "{\"IncidentID\":\"i-1\"}"), event(2, "{\"IncidentID\":\"i-2\"}"));

        assertThat(filter("{ $.IncidentID = \"i-2\" }")).containsExactly("{\"IncidentID\":\"i-2\"}");
        assertThat(filter("\"i-1\"")).containsExactly("{\"IncidentID\":\"i-1\"}");
    }

    @Test
    void a_mebibyte_with_its_overhead_is_the_most_in_bytes_not_in_letters() {
        put(event(1, "x".repeat((1 << 20) - 26)));

        assertRefused("InvalidParameterException", () -> put(event(1, "x".repeat((1 << 20) - 25))));
        assertRefused("InvalidParameterException", () -> put(event(1, "ü".repeat(1 << 19))));
    }

    @Test
    void events_out_of_order_and_streams_that_are_not_there_are_refused() {
        assertRefused("InvalidParameterException", () -> put(event(2, "b"), event(1, "a")));
        assertRefused(
                "ResourceNotFoundException",
                () -> logs.putLogEvents(
                        put -> put.logGroupName(GROUP).logStreamName("other").logEvents(event(1, "a"))));
    }

    @Test
    void events_from_too_far_away_are_left_out_and_named() {
        var old = event(-Duration.ofHours(23).toMillis(), "old");
        time.advance(Duration.ofDays(13).plusHours(12));

        var answer = put(old, event(1, "new"));

        assertThat(answer.rejectedLogEventsInfo().tooOldLogEventEndIndex()).isEqualTo(1);
        assertThat(sandbox.logs().events(Clients.ACCOUNT, REGION, GROUP))
                .extracting(LogEvent::message)
                .containsExactly("new");
    }

    private InputLogEvent event(long offset, String message) {
        var start = Instant.parse("2026-11-25T10:00:00Z").toEpochMilli();
        return InputLogEvent.builder()
                .timestamp(start + offset)
                .message(message)
                .build();
    }

    private PutLogEventsResponse put(InputLogEvent... events) {
        return logs.putLogEvents(
                put -> put.logGroupName(GROUP).logStreamName("inc-1").logEvents(events));
    }

    private List<String> filter(String pattern) {
        var found = logs.filterLogEvents(filter -> filter.logGroupName(GROUP).filterPattern(pattern));
        return Stream.ofNullable(found.events())
                .flatMap(List::stream)
                .map(FilteredLogEvent::message)
                .toList();
    }
}
