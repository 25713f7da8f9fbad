package com.onebackpak.compliance.spring.authzen;

import com.onebackpak.compliance.party.PartyId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Tells for which tenant a caller may ask: the root agency of the people whose data it enforces decisions about (a district, not a
 * school of it), or the vendor. Who may ask for nobody is answered with 403; where what is told is no tenant, callers are answered
 * with 500, and the log says so. Implementations are thread-safe.
 *
 * <pre>{@code
 * CallerTenant tenants = request -> Optional.ofNullable(request.getUserPrincipal())
 *         .flatMap(caller -> districtOf(caller.getName()));
 * }</pre>
 */
@FunctionalInterface
public interface CallerTenant {
    /**
     * The tenant, by what the application's authentication says of the request; never by what the request says of itself.
     *
     * @param request the request, after the application's filters
     * @return the tenant; empty for who may not ask
     */
    Optional<PartyId> tenantOf(HttpServletRequest request);
}
