package impound.sandbox.ec2;

import software.amazon.awssdk.services.sts.StsClient;

/** Runs in a machine and has nothing but what a machine gives it: the SDK must find keys, region and endpoint there. */
final class WhoAmI {
    private WhoAmI() {}

    public static void main(String[] arguments) {
        try (var sts = StsClient.create()) {
            System.out.println("I am " + sts.getCallerIdentity().arn() + " in "
                    + sts.serviceClientConfiguration().region());
        }
    }
}
