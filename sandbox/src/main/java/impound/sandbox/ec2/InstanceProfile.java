package impound.sandbox.ec2;

/** What gives an instance its role. */
public record InstanceProfile(String name, String account, String id, String roleArn) {
    String arn() {
        return "arn:aws:iam::%s:instance-profile/%s".formatted(account, name);
    }

    boolean isNamed(String nameOrArn) {
        return name.equals(nameOrArn) || arn().equals(nameOrArn);
    }
}
