package impound.sandbox.http;

/** Who calls: the account and the principal that AWS would name, as its access key says. */
public record Identity(
        String account, String arn, String roleArn, String roleName, String sessionName, String sourceIdentity) {

    public static Identity user(String account, String arn) {
        return new Identity(account, arn, null, null, null, null);
    }

    public static Identity role(String roleArn, String sessionName, String sourceIdentity) {
        var account = roleArn.split(":")[4];
        var name = roleArn.substring(roleArn.lastIndexOf('/') + 1);
        var arn = "arn:aws:sts::%s:assumed-role/%s/%s".formatted(account, name, sessionName);
        return new Identity(account, arn, roleArn, name, sessionName, sourceIdentity);
    }

    /** Whether a policy that names this account, its root, the role or the session admits this caller. */
    public boolean isAdmittedBy(String principal) {
        return principal.equals("*")
                || principal.equals(account)
                || principal.equals("arn:aws:iam::" + account + ":root")
                || principal.equals(arn)
                || principal.equals(roleArn);
    }
}
