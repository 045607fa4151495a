package impound.sandbox.ec2;

import impound.sandbox.Sandbox;
import impound.sandbox.SandboxTime;
import impound.sandbox.http.AwsError;
import impound.sandbox.http.Call;
import impound.sandbox.http.Service;
import impound.sandbox.http.Xml;
import impound.sandbox.machine.Machines;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** EC2 and EBS: instances, volumes and snapshots of every account and region, as far as taking disks into evidence needs them. */
public final class Ec2 implements Service {
    private static final String NAMESPACE = "http://ec2.amazonaws.com/doc/2016-11-15/";

    private final Cloud cloud;
    private final RequestLimit limit;
    private final Map<String, Operation> operations = new HashMap<>();

    private Ec2(Ec2Options options, SandboxTime time, DiskKeys keys, Machines machines) {
        cloud = Cloud.empty(options, time, keys, machines);
        limit = new RequestLimit(options.rate(), time);
        var ends = new InstanceEnds(cloud);
        var families = List.of(
                new SnapshotQueries(cloud),
                new SnapshotCreation(cloud),
                new SnapshotCopies(cloud),
                new SnapshotSharing(cloud),
                new SnapshotLocks(cloud),
                new SnapshotRemoval(cloud),
                new VolumeQueries(cloud),
                new VolumeCreation(cloud),
                new VolumeRemoval(cloud),
                new EncryptionDefaults(cloud),
                new Attachments(cloud),
                new InstanceQueries(cloud),
                new InstanceLaunch(cloud, ends),
                ends,
                new Tagging(cloud),
                new Places(cloud),
                new SecurityGroups(cloud),
                new TypeQueries(cloud));
        families.forEach(family -> operations.putAll(family.operations()));
    }

    /** An EC2 behind this sandbox's endpoint, which its machines use too; they end with the sandbox. */
    public static Ec2 start(Sandbox sandbox, Ec2Options options) {
        var machines = new Machines(
                options.folder().resolve("machines"),
                options.collector(),
                options.launcher(),
                () -> sandbox.endpoint().toString(),
                sandbox.accounts(),
                sandbox.time());
        var ec2 = new Ec2(options, sandbox.time(), new DiskKeys(sandbox.keys()), machines);
        sandbox.add(ec2);
        sandbox.onClose(machines::close);
        return ec2;
    }

    @Override
    public String name() {
        return "ec2";
    }

    @Override
    public void handle(Call call) {
        var name = operation(call);
        var operation = operations.get(name);
        if (operation == null) {
            throw AwsError.bad("InvalidAction", "The action %s is not valid for this web service.", name);
        }
        var answer = Xml.root(name + "Response", NAMESPACE).add("requestId", call.requestId());
        synchronized (cloud) {
            var request = Request.of(call, cloud.time().now());
            limit.admit(call, name, request.now());
            refuseDryRun(request);
            operation.answer(request, answer);
        }
        call.respond(200, "text/xml;charset=UTF-8", answer.bytes());
    }

    /** Here everybody has the rights that the call needs, so that a dry run only ever says so. */
    private static void refuseDryRun(Request request) {
        if (request.parameters().flag("DryRun")) {
            throw new AwsError("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
        }
    }

    /** What a world begins with. */
    public Seed seed() {
        return new Seed(cloud);
    }

    /** What tests compare with what the product says. */
    public View view() {
        return new View(cloud);
    }
}
