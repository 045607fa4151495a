package impound.collector;

import impound.collector.aws.Clients;
import impound.collector.aws.CloudWatchLogStream;
import impound.collector.aws.InstanceMetadata;
import impound.collector.aws.S3MultipartUpload;
import impound.collector.aws.S3Objects;
import impound.collector.device.Blockdev;
import impound.collector.device.DeviceFinder;
import impound.collector.device.Kernel;
import impound.collector.device.Pause;
import impound.collector.record.Task;
import impound.collector.report.CaptureLog;
import impound.collector.report.Daemons;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.regions.Region;

/** The only place where the parts of a collector are put together. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Collector.Version.class,
        description = "Does the task that this instance's user data points at, then exits.")
final class Run implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    /** For an ioctl that writes a flag in memory. */
    private static final Duration BLOCKDEV = Duration.ofSeconds(10);

    @Option(
            names = "--sys",
            paramLabel = "DIR",
            defaultValue = "/sys",
            description = "The kernel's device tree (${DEFAULT-VALUE}).")
    private Path sys;

    @Option(
            names = "--dev",
            paramLabel = "DIR",
            defaultValue = "/dev",
            description = "Where device nodes are (${DEFAULT-VALUE}).")
    private Path dev;

    @Option(
            names = "--proc",
            paramLabel = "DIR",
            defaultValue = "/proc",
            description = "Where the kernel lists mounts and swap (${DEFAULT-VALUE}).")
    private Path proc;

    @Option(
            names = "--blockdev",
            paramLabel = "PATH",
            defaultValue = "blockdev",
            description = "util-linux's blockdev, which sets the disk read-only (${DEFAULT-VALUE}).")
    private String blockdev;

    @Option(
            names = "--patience",
            paramLabel = "DURATION",
            defaultValue = "PT30M",
            description = "How long the volume may take to be attached (${DEFAULT-VALUE}).")
    private Duration patience;

    @Override
    public Integer call() {
        try {
            InstanceMetadata metadata = InstanceMetadata.ask();
            Clients clients = new Clients(Region.of(metadata.region()));
            clients.awaitKeys(Pause.real());
            Task task = new TaskSource(new S3Objects(clients.s3()), Pause.real())
                    .fetch(metadata.userData(), metadata.region());
            acquire(task, Machine.of(metadata.instance()), clients);
            // Only here: closing waits for connections, which a failed collector must not; the process ends anyway.
            clients.close();
            return 0;
        } catch (CollectorFailure failure) {
            LOG.error("{}: {}", failure.reason(), failure.getMessage());
            return 1;
        }
    }

    private void acquire(Task task, Machine machine, Clients clients) {
        String stream = "%s/%s/%s".formatted(task.incident(), task.volume(), machine.instance());
        try (CaptureLog log = new CaptureLog(
                new CloudWatchLogStream(clients.logs(), task.captureLogGroup(), stream), Clock.systemUTC())) {
            new Acquisition(
                            task,
                            machine,
                            new S3Objects(clients.s3()),
                            new S3MultipartUpload(
                                    clients.s3(),
                                    task.evidenceBucket(),
                                    task.imageKey(),
                                    task.partChecksum(),
                                    Executors.newCachedThreadPool(Daemons.named("reread"))),
                            finder(),
                            new CloudWatchLogStream(clients.logs(), task.readinessLogGroup(), stream),
                            log,
                            Clock.systemUTC(),
                            new Alarm(Alarm.STALL))
                    .acquire();
        }
    }

    private DeviceFinder finder() {
        return new DeviceFinder(new Kernel(sys, dev, proc), new Blockdev(blockdev, BLOCKDEV), patience, Pause.real());
    }
}
