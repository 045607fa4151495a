package impound.routes.aws;

import impound.processors.id.Region;
import impound.processors.settings.RegionSettings;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;

/** Whether evidence, notices and logs have somewhere to go. Nothing is written for it. */
final class StoreCheck {
    private final Clients clients;
    private final Faults faults;

    StoreCheck(Clients clients, Faults faults) {
        this.clients = clients;
        this.faults = faults;
    }

    void check(Region region, RegionSettings settings) {
        var at = "impound." + region + ".";
        evidence(region, at + "evidence-bucket", settings.evidenceBucket());
        exists(region, at + "work-bucket", settings.workBucket());
        faults.look(at + "topic", settings.topic(), () -> clients.sns(region)
                .getTopicAttributes(r -> r.topicArn(settings.topic())));
        logGroup(region, at + "audit-log-group", settings.auditLogGroup());
        logGroup(region, at + "capture-log-group", settings.captureLogGroup());
        logGroup(region, at + "readiness-log-group", settings.readinessLogGroup());
    }

    /** That it refuses an overwrite is its policy's to say; what could be lost by one is kept by its versions and their lock. */
    private void evidence(Region region, String setting, String bucket) {
        if (exists(region, setting, bucket).found().isEmpty()) {
            return;
        }
        var s3 = clients.s3(region);
        faults.look(setting, bucket, () -> s3.getBucketVersioning(r -> r.bucket(bucket)))
                .must(
                        answer -> answer.status() == BucketVersioningStatus.ENABLED,
                        answer -> "it is not versioned: turn versioning on");
        faults.look(setting, bucket, () -> s3.getObjectLockConfiguration(r -> r.bucket(bucket)))
                .must(
                        answer -> locksByDefault(answer.objectLockConfiguration()),
                        answer -> "its Object Lock has no default retention: set one, since evidence is written without"
                                + " a retention of its own");
    }

    /** Without a default, Object Lock holds only what was written with a date (S3's guide, "Object Lock": bucket default). */
    private static boolean locksByDefault(ObjectLockConfiguration lock) {
        return lock.objectLockEnabled() == ObjectLockEnabled.ENABLED
                && lock.rule() != null
                && lock.rule().defaultRetention() != null;
    }

    private Faults.Seen<HeadBucketResponse> exists(Region region, String setting, String bucket) {
        return faults.look(setting, bucket, () -> clients.s3(region).headBucket(r -> r.bucket(bucket)))
                .must(
                        answer -> answer.bucketRegion() == null
                                || answer.bucketRegion().equals(region.value()),
                        answer -> "it lies in " + answer.bucketRegion() + ": name a bucket of " + region);
    }

    private void logGroup(Region region, String setting, String name) {
        faults.look(setting, name, () -> clients.logs(region).describeLogGroups(r -> r.logGroupNamePrefix(name)))
                .must(
                        answer -> answer.logGroups().stream()
                                .anyMatch(group -> group.logGroupName().equals(name)),
                        answer -> "there is no such log group: create it or correct the setting");
    }
}
