package impound.sandbox.ec2;

import impound.sandbox.kms.Key;
import impound.sandbox.kms.KeyRing;

/** The keys of the sandbox's own KMS, as EC2 sees them. */
public record RingKeys(KeyRing keys) implements DiskKeys {
    private static final String EBS_DEFAULT = "alias/aws/ebs";

    @Override
    public String arn(String account, String region, String key) {
        return keys.find(key, account, region)
                .map(Key::arn)
                .orElse(key.startsWith("arn:") ? key : "arn:aws:kms:%s:%s:key/%s".formatted(region, account, key));
    }

    @Override
    public String ebsDefault(String account, String region) {
        return keys.awsManaged(account, region, EBS_DEFAULT).arn();
    }

    @Override
    public boolean isEbsDefault(String arn) {
        return keys.find(arn).map(Key::alias).filter(EBS_DEFAULT::equals).isPresent();
    }

    @Override
    public boolean usableBy(String account, String arn) {
        return keys.usableBy(account, arn);
    }
}
