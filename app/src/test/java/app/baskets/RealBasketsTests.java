package app.baskets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The baskets of a real shop, which lie in the repository.
final class RealBasketsTests {
    private static final Path FILE = Path.of("../data/online-retail-2010-12_2011-06.csv.gz");

    @Test
    void findsAllBasketsOfTheRealShop() {
        var file = BasketFile.open(FILE);

        try (var baskets = file.baskets()) {
            var all = baskets.toList();

            assertThat(file.invoices()).isEqualTo(12_795);
            assertThat(all).hasSize(12_795).extracting(Basket::invoice).doesNotHaveDuplicates();
            assertThat(all.stream().filter(basket -> !basket.sale())).hasSize(2_006);
            assertThat(all.stream().mapToInt(basket -> basket.lines().size()).sum())
                    .isEqualTo(245_903);
        }
    }
}
