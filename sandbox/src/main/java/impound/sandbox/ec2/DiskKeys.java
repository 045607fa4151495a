package impound.sandbox.ec2;

import impound.sandbox.kms.Group;
import impound.sandbox.kms.Key;
import impound.sandbox.kms.KeyRing;

/** What EC2 has to know of KMS keys. */
record DiskKeys(KeyRing keys) {
    /** The key's ARN, for whatever a caller may write. A key that does not exist keeps the name that it was given: EC2 looks later. */
    String arn(Request request, String named) {
        return keys.find(named, request.account(), request.region())
                .map(Key::arn)
                .orElse(named);
    }

    /** The key that every account has in every region, and that nobody can share. */
    String ebsDefault(Request request) {
        return keys.awsManaged(request.account(), request.region(), "alias/aws/ebs")
                .arn();
    }

    boolean isEbsDefault(String arn) {
        return keys.find(arn).filter(Key::awsManaged).isPresent();
    }

    /**
     * Whether a volume can be made under this key: for that EBS needs a data key, and no grant (tried in kubernetes/kubernetes#62171).
     * EC2 asks late, and tells the caller later still.
     */
    boolean makesVolumes(Request request, String arn) {
        return usable(request, request.region(), arn, Group.USE);
    }

    /** Whether the caller may read what is under another account's key, or copy: EBS's guide, "Share a KMS key", has what that takes. */
    boolean opens(Request request, String region, String arn) {
        return usable(request, region, arn, Group.READ, Group.USE, Group.GRANT);
    }

    /** Whether an instance can have a volume under this key: it gets a grant, and EC2 asks at once. */
    boolean attaches(Request request, String arn) {
        return usable(request, request.region(), arn, Group.USE, Group.GRANT);
    }

    private boolean usable(Request request, String region, String arn, Group... groups) {
        return keys.usableBy(request.call().identity(), arn, groups)
                && keys.find(arn)
                        .filter(key -> key.region().equals(region) && !key.signs())
                        .isPresent();
    }
}
