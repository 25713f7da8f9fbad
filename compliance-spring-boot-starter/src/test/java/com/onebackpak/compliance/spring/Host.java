package com.onebackpak.compliance.spring;

import com.onebackpak.compliance.party.Agencies;
import com.onebackpak.compliance.party.Agency;
import com.onebackpak.compliance.party.AgencyKind;
import com.onebackpak.compliance.party.Agreement;
import com.onebackpak.compliance.party.Authorization;
import com.onebackpak.compliance.party.Directory;
import com.onebackpak.compliance.party.Organization;
import com.onebackpak.compliance.party.PartyId;
import com.onebackpak.compliance.party.Person;
import com.onebackpak.compliance.party.Span;
import com.onebackpak.compliance.situation.ProcessingRequest;
import com.onebackpak.compliance.store.ComplianceStores;
import com.onebackpak.compliance.store.RecordKey;
import com.onebackpak.compliance.vocabulary.Action;
import com.onebackpak.compliance.vocabulary.Category;
import com.onebackpak.compliance.vocabulary.Jurisdiction;
import com.onebackpak.compliance.vocabulary.PersonKind;
import com.onebackpak.compliance.vocabulary.Purpose;
import com.onebackpak.compliance.vocabulary.RecipientKind;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An application that has a database in memory, a directory and the properties that it needs, and nothing else. */
final class Host {
    static final Instant NOW = Instant.parse("2026-09-15T15:00:00Z");
    static final PartyId DISTRICT = PartyId.of("district-1");
    static final PartyId STUDENT = PartyId.of("planted-student-4711");
    static final PartyId QUIZZLY = PartyId.of("planted-app-4712");

    private Host() {}

    /** Everything that the starter has, in the order in which an application would have it. */
    static AutoConfigurations starter() {
        return AutoConfigurations.of(
                ComplianceAutoConfiguration.class,
                ComplianceCustomizersUnusedAutoConfiguration.class,
                ComplianceHealthAutoConfiguration.class,
                ComplianceMetricsAutoConfiguration.class,
                CompliancePoliciesAutoConfiguration.class,
                ComplianceStoresAutoConfiguration.class,
                ComplianceSwitchesAutoConfiguration.class,
                ComplianceTasksAutoConfiguration.class,
                ComplianceWebAutoConfiguration.class);
    }

    /** An application that starts, with its keys in a folder. */
    static ApplicationContextRunner in(Path folder) {
        return without(folder).withUserConfiguration(Rows.class, People.class);
    }

    /** The same without its beans, and without some of its properties. */
    static ApplicationContextRunner without(Path folder, String... properties) {
        Map<String, String> said = new HashMap<>(Map.of(
                "compliance.vendor", "backpak",
                "compliance.policies.packs", "backpak,ferpa,coppa",
                "compliance.keys.folder", folder.resolve("keys").toString(),
                "compliance.keys.create-as", "compliance.example.org",
                "compliance.sealing.enabled", "false"));
        List.of(properties).forEach(said::remove);
        return new ApplicationContextRunner()
                .withConfiguration(starter())
                .withPropertyValues(said.entrySet().stream()
                        .map(property -> property.getKey() + "=" + property.getValue())
                        .toArray(String[]::new));
    }

    /** A database, with a table of the application's own. */
    @Configuration(proxyBeanMethods = false)
    static class Rows {
        @Bean
        HikariDataSource dataSource() {
            return database("jdbc:h2:mem:" + UUID.randomUUID());
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new DataSourceTransactionManager(dataSource);
        }

        @Bean
        TransactionTemplate transaction(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        JdbcTemplate rows(DataSource dataSource) {
            return new JdbcTemplate(dataSource);
        }
    }

    static HikariDataSource database(String url) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url + ";DB_CLOSE_DELAY=-1");
        JdbcTemplate rows = new JdbcTemplate(pool);
        rows.execute("create table if not exists export (student varchar(128))");
        rows.execute("create table if not exists work (district varchar(128), student varchar(128))");
        return pool;
    }

    /** Who there is, and when. */
    @Configuration(proxyBeanMethods = false)
    static class People {
        @Bean
        Directory directory() {
            return new OneDistrict();
        }

        @Bean
        Clock clock() {
            return Clock.fixed(NOW, ZoneOffset.UTC);
        }
    }

    /** One district with one student and one application. */
    static final class OneDistrict implements Directory {
        @Override
        public Agencies agencies() {
            return Agencies.of(List.of(new Agency(
                    DISTRICT,
                    AgencyKind.DISTRICT,
                    Optional.empty(),
                    Optional.of(Jurisdiction.of("US-TX")),
                    Optional.of(ZoneId.of("America/Chicago")))));
        }

        @Override
        public Optional<Person> person(PartyId id) {
            return Optional.of(id)
                    .filter(STUDENT::equals)
                    .map(student -> Person.builder()
                            .id(student)
                            .kind(PersonKind.STUDENT)
                            .agency(DISTRICT)
                            .birthDate(LocalDate.parse("2012-05-05"))
                            .build());
        }

        @Override
        public Optional<Organization> organization(PartyId id) {
            return Optional.of(id)
                    .filter(QUIZZLY::equals)
                    .map(application -> Organization.builder()
                            .id(application)
                            .kind(RecipientKind.APPLICATION)
                            .putAttributes("written-assurances", true)
                            .putAttributes("confidentiality", true)
                            .putAttributes("integral", true)
                            .build());
        }
    }

    /** Records what makes {@link #permitted} permitted. */
    static void sign(ComplianceStores stores) {
        Span term = Span.from(Instant.parse("2026-08-01T05:00:00Z"));
        stores.of(DISTRICT)
                .agreements()
                .record(
                        RecordKey.of("agreement"),
                        Agreement.builder().agency(DISTRICT).term(term).build());
        stores.of(DISTRICT)
                .authorizations()
                .record(
                        RecordKey.of("authorization"),
                        new Authorization(DISTRICT, QUIZZLY, Set.of(Category.NAME), Set.of(Purpose.EDUCATION), term));
    }

    static ProcessingRequest permitted() {
        return disclosing(Purpose.EDUCATION);
    }

    static ProcessingRequest refused() {
        return disclosing(Purpose.MARKETING);
    }

    private static ProcessingRequest disclosing(Purpose purpose) {
        return ProcessingRequest.builder()
                .actor(PartyId.of("backpak"))
                .action(Action.DISCLOSE)
                .addCategories(Category.NAME)
                .subject(STUDENT)
                .purpose(purpose)
                .recipient(QUIZZLY)
                .build();
    }
}
