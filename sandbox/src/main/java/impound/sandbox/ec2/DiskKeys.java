package impound.sandbox.ec2;

/** What EC2 has to know of KMS keys. */
public interface DiskKeys {
    /** The key's ARN, for whatever a caller may write: an ARN, an id or an alias. It need not exist. */
    String arn(String account, String region, String key);

    /** The key named {@code aws/ebs}, which every account has in every region and which nobody can share. */
    String ebsDefault(String account, String region);

    boolean isEbsDefault(String arn);

    /** Whether this account may use the key for its disks. EC2 asks late, and tells the caller later still. */
    boolean usableBy(String account, String arn);
}
