package impound.collector.hand;

import impound.collector.Alarm;
import impound.collector.Collector;
import impound.collector.CollectorFailure;
import impound.collector.Destination;
import impound.collector.InBucket;
import impound.collector.Machine;
import impound.collector.Origin;
import impound.collector.ProvenImage;
import impound.collector.aws.Clients;
import impound.collector.aws.Occupied;
import impound.collector.aws.S3MultipartUpload;
import impound.collector.aws.S3Objects;
import impound.collector.record.Manifest;
import impound.collector.record.PartChecksum;
import impound.collector.report.CaptureLog;
import impound.collector.report.CheckLine;
import impound.collector.report.Daemons;
import impound.collector.report.LogStream;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Images a device without a coordinator: what no snapshot shows, such as an instance store. Puts the parts together. */
@Command(
        name = "image",
        mixinStandardHelpOptions = true,
        versionProvider = Collector.Version.class,
        description = {
            "Reads a disk or a file once into an image, with its hashes, its list of parts, its log and, last, its manifest beside it."
                    + " Where there is a manifest, the image is whole. Nothing that is there already is written over.",
            "",
            "Keys for S3 are those that an AWS CLI would take: environment, profile, role of the instance. AWS_ENDPOINT_URL names"
                    + " another endpoint.",
        },
        footer = {
            "",
            "Examples:",
            "  collector image --device /dev/nvme1n1 --to s3://evidence/INC-7/store-0.dd",
            "  collector image --device /dev/nvme1n1 --to /mnt/usb/store-0.dd --digest md5",
            "Then, beside the image: sha256sum --check store-0.dd.sha256"
        })
public final class ImageCommand implements Callable<Integer> {

    @Mixin
    private Source source;

    @Option(
            names = "--to",
            required = true,
            converter = TargetName.class,
            paramLabel = "s3://BUCKET/KEY|FILE",
            description = "Where the image goes; side files go beside it, under the same name and an ending.")
    private Target target;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The bucket's region, where AWS_REGION, the profile or the instance does not say it.")
    private String region;

    @Option(
            names = "--part-checksum",
            converter = PartChecksumName.class,
            defaultValue = "sha256",
            paramLabel = "NAME",
            description =
                    "By what S3 checks each part: sha256, or crc64nvme, which costs less time and is no proof against malice"
                            + " (default: ${DEFAULT-VALUE}). A file's parts always have their SHA-256.")
    private PartChecksum checksum;

    @Option(
            names = "--incident",
            paramLabel = "NAME",
            description = "What the manifest says that the image is of, such as a ticket.")
    private String incident;

    @Spec
    private CommandSpec spec;

    private final Clock clock = Clock.systemUTC();
    private final Executor threads = Executors.newCachedThreadPool(Daemons.named("parts"));

    @Override
    public Integer call() {
        if (target instanceof Target.InS3 s3) {
            Clients clients = Clients.byHand(region());
            acquire(inBucket(s3, clients));
            // Only here: closing waits for connections, which a failed collector must not; the process ends anyway.
            clients.close();
        } else if (target instanceof Target.OnDisk disk) {
            source.device().requireElsewhere(disk.file());
            acquire(new InFolder(disk.file(), threads));
        }
        return 0;
    }

    private Region region() {
        try {
            return region == null ? new DefaultAwsRegionProviderChain().getRegion() : Region.of(region);
        } catch (SdkClientException none) {
            throw new ParameterException(spec.commandLine(), "say the bucket's region: --region, or AWS_REGION");
        }
    }

    private Destination inBucket(Target.InS3 to, Clients clients) {
        Destination bucket = new InBucket(
                new S3Objects(clients.s3()),
                new S3MultipartUpload(clients.s3(), to.bucket(), to.key(), checksum, threads),
                to.bucket(),
                to.key());
        if (new Occupied(clients.s3()).is(to.bucket(), to.key())) {
            throw new CollectorFailure.TargetTaken(
                    "%s is there already, and an image is written once; name another key".formatted(bucket.place()));
        }
        return bucket;
    }

    private void acquire(Destination destination) {
        Alarm alarm = new Alarm(Alarm.STALL);
        Interruption interruption = Interruption.raising(alarm);
        try (interruption;
                CaptureLog log = new CaptureLog(LogStream.none(), clock)) {
            Manifest.ByHand person = Person.here();
            Machine machine = Machine.of(person.host());
            log.say(
                    "collector %s by hand of %s on %s: no task; %s to %s",
                    machine.version(), person.user(), person.host(), source.name(), destination.place());
            ProvenImage image = new ProvenImage(
                    destination, Origin.byHand(incident, person), machine, source.digests(), log, clock, alarm);
            say(destination, new ByHand(image, log, clock).acquire(source.device()::open, this::progress));
        }
    }

    private ProgressLine progress(long size) {
        return new ProgressLine(spec.commandLine().getErr(), ProgressLine.Style.ofStandardError(), size, clock)
                .started();
    }

    private void say(Destination destination, Manifest manifest) {
        manifest.digests()
                .forEach((digest, hex) -> spec.commandLine().getOut().println(CheckLine.of(hex, destination.place())));
    }
}
