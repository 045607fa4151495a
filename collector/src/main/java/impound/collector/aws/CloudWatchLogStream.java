package impound.collector.aws;

import impound.collector.report.LogStream;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceAlreadyExistsException;

/** One stream of a CloudWatch log group. The group is made with the account, never by a collector. */
public record CloudWatchLogStream(CloudWatchLogsAsyncClient logs, String group, String stream) implements LogStream {

    @Override
    public void open() {
        Answers.of("create log stream %s in group %s".formatted(stream, group), () -> logs.createLogStream(
                        create -> create.logGroupName(group).logStreamName(stream))
                .handle((answer, error) -> {
                    if (error != null && !(error.getCause() instanceof ResourceAlreadyExistsException)) {
                        throw Answers.failure("log group " + group, error);
                    }
                    return stream;
                }));
    }

    @Override
    public void append(List<Line> lines) {
        List<InputLogEvent> events = lines.stream()
                .map(line -> InputLogEvent.builder()
                        .timestamp(line.at().toEpochMilli())
                        .message(line.text())
                        .build())
                .toList();
        Answers.of(
                "write to log group " + group,
                () -> logs.putLogEvents(
                        put -> put.logGroupName(group).logStreamName(stream).logEvents(events)));
    }
}
