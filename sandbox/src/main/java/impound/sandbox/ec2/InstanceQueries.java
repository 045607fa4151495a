package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** What an account sees of its instances. */
final class InstanceQueries implements Family {
    /** Of a console that has said more, EC2 keeps the end. */
    private static final int MOST_CONSOLE = 64 * 1024;

    private final Cloud cloud;

    InstanceQueries(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "DescribeInstances", this::describe,
                "DescribeInstanceStatus", this::status,
                "GetConsoleOutput", this::console);
    }

    private List<Instance> own(Request request) {
        return cloud.instances().visible(request.region(), request.now()).stream()
                .filter(instance -> instance.ownedBy(request.account()))
                .toList();
    }

    private void describe(Request request, Xml answer) {
        var page = Page.of(request, own(request), "InstanceId", Refusal::noInstance);
        answer.inside(
                "reservationSet",
                set -> set.each(
                        "item", page.items(), one -> InstanceXml.reservation(answer, cloud, one, request.now())));
        answer.add("nextToken", page.nextToken());
    }

    /** Only running instances have a status, unless the caller wants to hear of all. */
    private void status(Request request, Xml answer) {
        var page = Page.of(request, own(request), "InstanceId", Refusal::noInstance);
        var shown = page.items().stream()
                .filter(one -> request.parameters().flag("IncludeAllInstances")
                        || one.state(request.now()) == InstanceState.RUNNING)
                .toList();
        answer.inside("instanceStatusSet", set -> set.each("item", shown, one -> status(request, answer, one)));
        answer.add("nextToken", page.nextToken());
    }

    private void status(Request request, Xml answer, Instance instance) {
        var state = instance.state(request.now());
        var word = word(request, instance, state);
        answer.add("instanceId", instance.id())
                .add("availabilityZone", instance.shape().subnet().zone());
        Ec2Xml.state(answer, "instanceState", state);
        answer.inside("systemStatus", inner -> inner.add("status", word));
        answer.inside("instanceStatus", inner -> inner.add("status", word));
    }

    private String word(Request request, Instance instance, InstanceState state) {
        if (state != InstanceState.RUNNING) {
            return "not-applicable";
        }
        var booted = cloud.after(instance.running(), cloud.latencies().boot());
        return booted.isAfter(request.now()) ? "initializing" : "ok";
    }

    private void console(Request request, Xml answer) {
        var instance = cloud.instance(request, request.subject("InstanceId"));
        if (request.parameters().flag("Latest") && !isNitro(instance)) {
            throw Refusal.of(
                    "UnsupportedOperation", "The latest console output is only supported on Nitro based instances.");
        }
        answer.add("instanceId", instance.id()).add("timestamp", Ec2Xml.time(request.now()));
        var bytes = instance.console().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0) {
            var end = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - MOST_CONSOLE), bytes.length);
            answer.add("output", Base64.getEncoder().encodeToString(end));
        }
    }

    private boolean isNitro(Instance instance) {
        return cloud.offers()
                .type(instance.shape().type())
                .filter(InstanceType::isNitro)
                .isPresent();
    }
}
