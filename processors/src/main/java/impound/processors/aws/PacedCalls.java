package impound.processors.aws;

import impound.processors.aws.Pace.Ec2Call;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Stands in the way of every call to EC2, also of those that Camel's component makes, and keeps our pace. Calls without a scope of ours
 * are let through: they are the few that are made at the start.
 */
public final class PacedCalls implements ExecutionInterceptor {
    private static final ExecutionAttribute<Ec2Call> UNDER_WAY = new ExecutionAttribute<>("impound.call-under-way");

    private final Pace pace;

    public PacedCalls(Pace pace) {
        this.pace = pace;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        var scope = attributes.getAttribute(Session.SCOPE_OF_CALL);
        if (scope == null) {
            return;
        }
        var call = new Ec2Call(scope, attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        pace.begin(call);
        attributes.putAttribute(UNDER_WAY, call);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        var call = attributes.getAttribute(UNDER_WAY);
        if (call != null) {
            pace.succeeded(call);
        }
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        var call = attributes.getAttribute(UNDER_WAY);
        if (call != null) {
            pace.failed(call, context.exception());
        }
    }
}
