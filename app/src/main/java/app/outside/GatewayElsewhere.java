package app.outside;

import java.net.URI;
import shop.payment.GatewayPlace;

/// A gateway that somebody else runs, at one place.
record GatewayElsewhere(URI address) implements GatewayPlace {
    @Override
    public void nobodyAt(URI gone) {
        // Whoever runs it brings it back.
    }
}
