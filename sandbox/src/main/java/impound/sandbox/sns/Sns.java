package impound.sandbox.sns;

import impound.sandbox.SandboxTime;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import impound.sandbox.http.Service;
import impound.sandbox.http.Xml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** SNS: nobody subscribes here, but what was published can be looked at. */
public final class Sns implements Service {
    private static final int LARGEST = 256 << 10;

    private final SandboxTime time;
    private final Set<String> topics = new ConcurrentSkipListSet<>();
    private final List<Published> published = new CopyOnWriteArrayList<>();

    public Sns(SandboxTime time) {
        this.time = time;
    }

    /** Seeds a topic; answers its ARN. */
    public String topic(String account, String region, String name) {
        var arn = "arn:aws:sns:%s:%s:%s".formatted(region, account, name);
        topics.add(arn);
        return arn;
    }

    public List<Published> published() {
        return List.copyOf(published);
    }

    @Override
    public String name() {
        return "sns";
    }

    @Override
    public void handle(Call call) {
        switch (call.operation()) {
            case "CreateTopic" -> create(call);
            case "Publish" -> publish(call);
            case "GetTopicAttributes" -> attributes(call);
            case "ListTopics" -> list(call);
            default -> throw AwsError.bad("InvalidAction", "the sandbox has no %s", call.operation());
        }
    }

    private void create(Call call) {
        var name = call.form().getOrDefault("Name", "");
        if (!name.matches("[\\w-]{1,256}(\\.fifo)?")) {
            throw AwsError.bad("InvalidParameter", "Invalid parameter: Topic Name");
        }
        var arn = topic(call.account(), call.region(), name);
        call.resource(arn);
        respond(call, xml -> xml.add("TopicArn", arn));
    }

    private void publish(Call call) {
        var arn =
                existing(call, call.form().getOrDefault("TopicArn", call.form().get("TargetArn")));
        var message = call.form().getOrDefault("Message", "");
        var subject = call.form().get("Subject");
        if (message.isEmpty() || message.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw AwsError.bad("InvalidParameter", "Invalid parameter: Message is empty or too long");
        }
        // ASCII, one line, a letter or mark first, at most a hundred characters: it becomes the subject of a mail.
        if (subject != null && !subject.matches("[!-~][ -~]{0,99}")) {
            throw AwsError.bad("InvalidParameter", "Invalid parameter: Subject");
        }
        var id = UUID.randomUUID().toString();
        published.add(new Published(time.now(), arn, id, subject, message));
        respond(call, xml -> xml.add("MessageId", id));
    }

    private void attributes(Call call) {
        var arn = existing(call, call.form().get("TopicArn"));
        respond(
                call,
                xml -> xml.inside("Attributes", all -> {
                    all.inside("entry", one -> one.add("key", "TopicArn").add("value", arn));
                    all.inside("entry", one -> one.add("key", "Owner").add("value", call.account()));
                }));
    }

    private void list(Call call) {
        var start = "arn:aws:sns:%s:%s:".formatted(call.region(), call.account());
        var mine = topics.stream().filter(arn -> arn.startsWith(start)).toList();
        respond(call, xml -> xml.inside("Topics", all -> all.each("member", mine, arn -> all.add("TopicArn", arn))));
    }

    private String existing(Call call, String arn) {
        call.resource(arn == null ? "" : arn);
        if (arn == null || arn.split(":").length != 6) {
            throw AwsError.bad("InvalidParameter", "Invalid parameter: TopicArn");
        }
        if (!arn.split(":")[4].equals(call.account())) {
            throw new AwsError("AuthorizationError", "User: " + call.principal() + " is not authorized", 403);
        }
        if (!topics.contains(arn) || !arn.split(":")[3].equals(call.region())) {
            throw new AwsError("NotFound", "Topic does not exist", 404);
        }
        return arn;
    }

    private static void respond(Call call, Consumer<Xml> result) {
        var xml = Xml.root(call.operation() + "Response", "http://sns.amazonaws.com/doc/2010-03-31/")
                .inside(call.operation() + "Result", result)
                .inside("ResponseMetadata", metadata -> metadata.add("RequestId", call.requestId()));
        call.respond(200, "text/xml", xml.bytes());
    }
}
