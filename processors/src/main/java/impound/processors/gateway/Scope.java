package impound.processors.gateway;

import impound.processors.id.AccountId;
import impound.processors.id.IncidentId;
import impound.processors.id.Region;

/** In which account and region a call is made, and for which incident: its session bears the incident's name. */
public record Scope(AccountId account, Region region, IncidentId incident) {}
