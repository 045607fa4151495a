package impound.sandbox.ec2;

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

    /** Whether this account may use the key for disks of this region. EC2 asks late, and tells the caller later still. */
    boolean usableBy(String account, String region, String arn) {
        return keys.usableBy(account, arn)
                && keys.find(arn)
                        .filter(key -> key.region().equals(region) && !key.signs())
                        .isPresent();
    }
}
