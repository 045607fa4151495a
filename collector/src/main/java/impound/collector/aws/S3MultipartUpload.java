package impound.collector.aws;

import impound.collector.CollectorFailure;
import impound.collector.record.PartChecksum;
import impound.collector.record.PartList;
import impound.collector.record.S3Checksum;
import impound.collector.upload.MultipartUpload;
import impound.collector.upload.PartBody;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** A multipart upload to S3, with our own checksum in the header of every part. */
public final class S3MultipartUpload implements MultipartUpload {

    /** A part of 5 GiB at 5 MB/s takes 18 minutes; a connection without any movement is given up much earlier. */
    private static final AwsRequestOverrideConfiguration SLOW = AwsRequestOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofMinutes(20))
            .apiCallTimeout(Duration.ofMinutes(60))
            .build();

    /** S3 may take minutes to put ten thousand parts together. */
    private static final AwsRequestOverrideConfiguration PATIENT = AwsRequestOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofMinutes(10))
            .apiCallTimeout(Duration.ofMinutes(14))
            .build();

    /** Damaged on the way, or signed with a token that ran out meanwhile: the SDK gives up, but the bytes are still here. */
    private static final Set<String> WORTH_SENDING_AGAIN = Set.of("BadDigest", "ExpiredToken", "RequestTimeTooSkewed");

    private static final int SENDINGS = 3;

    private final S3AsyncClient s3;
    private final String bucket;
    private final String key;
    private final PartHeaders headers;
    private final Executor readers;
    private final Map<Integer, CompletedPart> taken = new ConcurrentHashMap<>();
    private final Set<CompletableFuture<?>> flying = ConcurrentHashMap.newKeySet();
    private volatile String uploadId;

    /** @param readers threads on which parts may read the device */
    public S3MultipartUpload(S3AsyncClient s3, String bucket, String key, PartChecksum checksum, Executor readers) {
        this.s3 = s3;
        this.bucket = bucket;
        this.key = key;
        this.headers = PartHeaders.of(checksum);
        this.readers = readers;
    }

    @Override
    public PartChecksum checksum() {
        return headers.checksum();
    }

    @Override
    public void open() {
        uploadId = Answers.of(
                        "begin upload of " + place(),
                        () -> s3.createMultipartUpload(create ->
                                headers.settle(create.bucket(bucket).key(key).contentType("application/octet-stream"))))
                .uploadId();
    }

    @Override
    public CompletableFuture<?> send(PartList.Part part, PartBody body) {
        return send(part, body, SENDINGS)
                .thenAccept(answer -> taken.put(part.number(), completed(part, answer)))
                .exceptionally(error -> {
                    throw Answers.failure("part %d of %s".formatted(part.number(), place()), error);
                });
    }

    private CompletableFuture<UploadPartResponse> send(PartList.Part part, PartBody body, int sendings) {
        CompletableFuture<UploadPartResponse> sending = s3.uploadPart(
                upload -> headers.announce(
                        upload.bucket(bucket)
                                .key(key)
                                .uploadId(uploadId)
                                .partNumber(part.number())
                                .contentLength(part.size())
                                .overrideConfiguration(SLOW),
                        PartHeaders.spelled(part)),
                new PartPublisher(body, readers));
        flying.add(sending);
        return sending.whenComplete((answer, error) -> flying.remove(sending))
                .exceptionallyCompose(error -> sendings > 1 && isWorthSendingAgain(error)
                        ? send(part, body, sendings - 1)
                        : CompletableFuture.failedFuture(error));
    }

    private static boolean isWorthSendingAgain(Throwable error) {
        Throwable cause = error.getCause() == null ? error : error.getCause();
        return cause instanceof AwsServiceException service
                && service.awsErrorDetails() != null
                && WORTH_SENDING_AGAIN.contains(service.awsErrorDetails().errorCode());
    }

    private CompletedPart completed(PartList.Part part, UploadPartResponse answer) {
        CompletedPart.Builder completed =
                CompletedPart.builder().partNumber(part.number()).eTag(answer.eTag());
        headers.list(completed, PartHeaders.spelled(part));
        return completed.build();
    }

    @Override
    public Stored complete(List<PartList.Part> parts, long size, S3Checksum read) {
        List<CompletedPart> list =
                parts.stream().map(part -> taken.get(part.number())).toList();
        try {
            Answers.of(
                    "complete " + place(),
                    () -> s3.completeMultipartUpload(complete -> headers.claim(
                            complete.bucket(bucket)
                                    .key(key)
                                    .uploadId(uploadId)
                                    .ifNoneMatch("*")
                                    .mpuObjectSize(size)
                                    .multipartUpload(upload -> upload.parts(list))
                                    .overrideConfiguration(PATIENT),
                            read)));
        } catch (CollectorFailure failure) {
            if (Answers.isOfOtherBytes(failure)) {
                throw new CollectorFailure.StoredDiffers(
                        "S3 does not come to %s over the parts of %s".formatted(read, place()));
            }
            // The answer may be lost and this the echo of a second call: then the object is there, made of our parts.
            requireOurs(read, failure);
        }
        return stored();
    }

    private void requireOurs(S3Checksum read, CollectorFailure failure) {
        if (!read.equals(checksumOfWhatIsThere(failure))) {
            throw Answers.isTaken(failure)
                    ? new CollectorFailure.StoredDiffers("another object is there already: " + place())
                    : failure;
        }
    }

    private S3Checksum checksumOfWhatIsThere(CollectorFailure failure) {
        try {
            return stored().checksum();
        } catch (CollectorFailure nothing) {
            failure.addSuppressed(nothing);
            throw failure;
        }
    }

    private Stored stored() {
        HeadObjectResponse head = Answers.of(
                "look at " + place(),
                () -> s3.headObject(look -> look.bucket(bucket).key(key).checksumMode(ChecksumMode.ENABLED)));
        return new Stored(head.contentLength(), headers.stored(head), head.versionId());
    }

    @Override
    public void abort() {
        // A part that arrives after the abort would stay, and be paid for.
        flying.forEach(sending -> sending.cancel(true));
        if (uploadId != null) {
            Answers.of(
                    "abort upload of " + place(),
                    () -> s3.abortMultipartUpload(
                            abort -> abort.bucket(bucket).key(key).uploadId(uploadId)));
        }
    }

    private String place() {
        return "s3://%s/%s".formatted(bucket, key);
    }
}
