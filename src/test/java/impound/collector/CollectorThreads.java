package impound.collector;

import impound.collector.aws.Clients;
import impound.collector.aws.CloudWatchLogStream;
import impound.collector.aws.S3MultipartUpload;
import impound.collector.aws.S3Objects;
import impound.collector.device.Blockdev;
import impound.collector.device.DeviceFinder;
import impound.collector.device.Kernel;
import impound.collector.report.CaptureLog;
import impound.collector.report.Daemons;
import impound.sandbox.machine.Launcher;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtAsyncHttpClient;
import software.amazon.awssdk.http.crt.AwsCrtHttpClient;
import software.amazon.awssdk.imds.Ec2MetadataClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsAsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/**
 * The collector's own parts on threads of this process: a fault suite launches thousands of collectors, and starting a Java
 * process for each would be most of its time. A collector that waits for its volume is not at work.
 */
public final class CollectorThreads implements Launcher, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CollectorThreads.class);
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration LOOK = Duration.ofMillis(2);

    /** For all collectors of all trials: the native memory of one that is closed is not given back. */
    private static final SdkAsyncHttpClient HTTP =
            AwsCrtAsyncHttpClient.builder().maxConcurrency(64).build();

    private static final SdkHttpClient METADATA_HTTP = AwsCrtHttpClient.create();

    private final ExecutorService readers = Executors.newCachedThreadPool(Daemons.named("reread"));
    private final ExecutorService machines = Executors.newCachedThreadPool(Daemons.named("collector"));
    private final AtomicInteger atWork = new AtomicInteger();
    private final Clock clock;

    public CollectorThreads(Clock clock) {
        this.clock = clock;
    }

    /** How many are doing something by themselves, so that time may not pass over them. */
    public int atWork() {
        return atWork.get();
    }

    @Override
    public Process start(ProcessBuilder line) {
        var process = new ThreadProcess();
        atWork.incrementAndGet();
        machines.execute(() -> {
            try {
                process.end(run(process, line));
            } finally {
                atWork.decrementAndGet();
            }
        });
        return process;
    }

    private int run(ThreadProcess process, ProcessBuilder line) {
        try {
            acquire(process, line);
            return 0;
        } catch (RuntimeException | Error failure) {
            LOG.info("a collector fails: {}", failure.toString());
            return 1;
        }
    }

    private void acquire(ThreadProcess process, ProcessBuilder line) {
        var service = line.environment().get("AWS_EC2_METADATA_SERVICE_ENDPOINT");
        var endpoint = URI.create(line.environment().get("AWS_ENDPOINT_URL"));
        try (var metadata = Ec2MetadataClient.builder()
                        .endpoint(URI.create(service))
                        .httpClient(METADATA_HTTP)
                        .build();
                var credentials = InstanceProfileCredentialsProvider.builder()
                        .endpoint(service)
                        .build()) {
            var region = metadata.get("/latest/meta-data/placement/region").asString();
            var place = new Place(endpoint, Region.of(region), credentials, process);
            try (var s3 = place.s3();
                    var logs = place.logs()) {
                new Program(process, line.command(), s3, logs)
                        .run(
                                metadata.get("/latest/meta-data/instance-id").asString(),
                                metadata.get("/latest/user-data").asString(),
                                region);
            }
        }
    }

    /** Where a machine is, and in whose name it asks. */
    private record Place(URI endpoint, Region region, AwsCredentialsProvider credentials, ThreadProcess process) {
        S3AsyncClient s3() {
            return here(S3AsyncClient.builder())
                    .httpClient(HTTP)
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                    .build();
        }

        CloudWatchLogsAsyncClient logs() {
            return here(CloudWatchLogsAsyncClient.builder()).httpClient(HTTP).build();
        }

        private <B extends AwsClientBuilder<B, ?>> B here(B builder) {
            return builder.endpointOverride(endpoint)
                    .region(region)
                    .credentialsProvider(credentials)
                    .overrideConfiguration(configuration ->
                            configuration.addExecutionInterceptor(process).retryStrategy(Clients.retries()));
        }
    }

    /** The collector's command {@code run}. */
    private final class Program {
        private final ThreadProcess process;
        private final List<String> command;
        private final S3AsyncClient s3;
        private final CloudWatchLogsAsyncClient logs;

        Program(ThreadProcess process, List<String> command, S3AsyncClient s3, CloudWatchLogsAsyncClient logs) {
            this.process = process;
            this.command = command;
            this.s3 = s3;
            this.logs = logs;
        }

        void run(String instance, String userData, String region) {
            var task = new TaskSource(new S3Objects(s3), this::pause).fetch(userData, region);
            var stream = "%s/%s/%s".formatted(task.incident(), task.volume(), instance);
            try (var log = new CaptureLog(new CloudWatchLogStream(logs, task.captureLogGroup(), stream), clock)) {
                new Acquisition(
                                task,
                                Machine.of(instance),
                                new S3Objects(s3),
                                new S3MultipartUpload(
                                        s3, task.evidenceBucket(), task.imageKey(), task.partChecksum(), readers),
                                new DeviceFinder(kernel(), blockdev(), PATIENCE, this::pause),
                                new CloudWatchLogStream(logs, task.readinessLogGroup(), stream),
                                log,
                                clock,
                                new Alarm(PATIENCE))
                        .acquire();
            }
        }

        /** By the trial's clock, which moves on when nobody is at work: whatever it waits for comes by somebody else's doing. */
        private void pause(Duration time) {
            var until = clock.instant().plus(time);
            atWork.decrementAndGet();
            try {
                while (clock.instant().isBefore(until)) {
                    process.throwIfKilled();
                    LockSupport.parkNanos(LOOK.toNanos());
                }
            } finally {
                atWork.incrementAndGet();
            }
        }

        private Kernel kernel() {
            return new Kernel(Path.of(option("--sys")), Path.of(option("--dev")), Path.of(option("--proc")));
        }

        private Blockdev blockdev() {
            return new Blockdev(option("--blockdev"), PATIENCE);
        }

        private String option(String name) {
            return command.get(command.indexOf(name) + 1);
        }
    }

    @Override
    public void close() {
        machines.shutdownNow();
        readers.shutdownNow();
    }
}
