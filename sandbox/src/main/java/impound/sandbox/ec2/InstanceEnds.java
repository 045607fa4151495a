package impound.sandbox.ec2;

import impound.sandbox.http.Xml;
import impound.sandbox.machine.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Terminates, stops and starts instances, whoever wants it: a caller, or the machine that powers itself off. */
final class InstanceEnds implements Family {
    private final Cloud cloud;

    InstanceEnds(Cloud cloud) {
        this.cloud = cloud;
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.of(
                "TerminateInstances", (request, answer) -> each(request, answer, this::terminate),
                "StopInstances", (request, answer) -> each(request, answer, this::stop),
                "StartInstances", (request, answer) -> each(request, answer, this::start),
                "RebootInstances", this::reboot);
    }

    /** All or none: an id that does not exist leaves the others as they are. */
    private void each(Request request, Xml answer, BiConsumer<Request, Instance> act) {
        var changes = new ArrayList<InstanceXml.Change>();
        for (var instance : named(request)) {
            changes.add(new InstanceXml.Change(instance, instance.state(request.now())));
        }
        changes.forEach(change -> act.accept(request, change.instance()));
        InstanceXml.changes(answer, changes, request.now());
    }

    private List<Instance> named(Request request) {
        var ids = request.parameters().list("InstanceId");
        request.call().resource(String.join(",", ids));
        if (ids.isEmpty()) {
            throw Refusal.missing("InstanceId");
        }
        return ids.stream().map(id -> cloud.instance(request, id)).toList();
    }

    private void terminate(Request request, Instance instance) {
        if (instance.ending().filter(Ending::terminates).isEmpty()) {
            end(
                    instance,
                    Ending.byUser(
                            true, cloud.after(request.now(), cloud.latencies().terminate())));
        }
    }

    private void stop(Request request, Instance instance) {
        if (instance.state(request.now()) == InstanceState.TERMINATED) {
            throw Refusal.of(
                    "IncorrectInstanceState",
                    "The instance '%s' is not in a state from which it can be stopped.",
                    instance.id());
        }
        if (instance.ending().isEmpty()) {
            end(
                    instance,
                    Ending.byUser(
                            false, cloud.after(request.now(), cloud.latencies().terminate())));
        }
    }

    /** A stopped machine of ours is not booted again: no flow stops a collector to go on with it. */
    private void start(Request request, Instance instance) {
        if (instance.state(request.now()) != InstanceState.STOPPED) {
            throw Refusal.of(
                    "IncorrectInstanceState",
                    "The instance '%s' is not in a state from which it can be started.",
                    instance.id());
        }
        instance.start();
    }

    private void reboot(Request request, Xml answer) {
        named(request);
        answer.add("return", true);
    }

    /** The process of this machine has ended, and with it the machine. */
    void poweredOff(Instance instance) {
        synchronized (cloud) {
            if (instance.ending().isEmpty()) {
                var ends = cloud.after(cloud.time().now(), cloud.latencies().terminate());
                end(instance, Ending.byInstance(instance.shape().terminatesOnShutdown(), ends));
            }
        }
    }

    /** EC2 could not put its root disk under its key: it says so only now, by ending what it had accepted. */
    void failedAtLaunch(Instance instance) {
        synchronized (cloud) {
            if (instance.ending().isEmpty()) {
                end(instance, Ending.atLaunch(cloud.time().now()));
            }
        }
    }

    private void end(Instance instance, Ending ending) {
        instance.end(ending);
        instance.machine().ifPresent(Machine::kill);
        if (ending.terminates()) {
            release(instance, ending);
        }
    }

    /** Volumes come free when the instance is gone, but for those that go with it. */
    private void release(Instance instance, Ending ending) {
        for (var volume : cloud.volumesOf(instance, cloud.time().now())) {
            var held = volume.attachmentTo(instance.id(), cloud.time().now()).orElseThrow();
            volume.detach(instance.id(), ending.ends());
            if (held.deleteOnTermination()) {
                volume.goesAt(ending.ends());
            }
        }
    }
}
