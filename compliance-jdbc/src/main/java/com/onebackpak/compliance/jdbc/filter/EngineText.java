package com.onebackpak.compliance.jdbc.filter;

import com.onebackpak.compliance.vocabulary.Term;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.Condition;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.SQLDataType;

/**
 * A filter's condition as text, and what the engines spell each in their own way. jOOQ has no dialect of Spark's: that is
 * Trino's with a mark. Has no state.
 */
final class EngineText {
    private static final String SPARK = "compliance.spark";
    private static final Set<SQLDialect> ENGINES =
            Set.of(SQLDialect.H2, SQLDialect.POSTGRES, SQLDialect.TRINO, SQLDialect.DUCKDB);
    private static final DateTimeFormatter SPARKS_INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSxxx", Locale.ROOT);
    private static final Pattern TEXT = Pattern.compile("'((?:[^']++|'')*+)'");

    private EngineText() {}

    /**
     * The text for a dialect.
     *
     * @throws IllegalArgumentException if the dialect is of an engine that may read it differently
     */
    static String of(Condition condition, SQLDialect dialect) {
        if (!ENGINES.contains(dialect.family())) {
            throw new IllegalArgumentException(
                    "a filter's text must be for H2, PostgreSQL, Trino or DuckDB, not for " + dialect.getName());
        }
        return render(condition, new DefaultConfiguration().set(dialect));
    }

    /** The text for Spark; settings of its sessions change how it reads quotes and variables, so there are none. */
    static String ofSpark(Condition condition) {
        DefaultConfiguration trino = new DefaultConfiguration();
        trino.set(SQLDialect.TRINO);
        trino.data(SPARK, true);
        String sql = render(condition, trino);
        boolean hasQuote = sql.contains("\"")
                || TEXT.matcher(sql).results().anyMatch(text -> text.group(1).contains("'"));
        if (hasQuote || sql.contains("${")) {
            throw new PolicyFilterException("the filter has a name or a text with a quote or a '${' in it, which Spark"
                    + " reads differently by its settings");
        }
        return sql;
    }

    private static String render(Condition condition, org.jooq.Configuration engine) {
        String sql = DSL.using(engine.derive(
                        new Settings().withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)))
                .renderInlined(condition);
        if (sql.indexOf('\\') >= 0) {
            throw new PolicyFilterException("the filter compares a text with a backslash in it, which engines read"
                    + " differently; use the condition, where it is a parameter");
        }
        return sql;
    }

    private static boolean isSpark(Context<?> ctx) {
        return ctx.configuration().data(SPARK) != null;
    }

    /** A number; written with an exponent, it would be a floating one for some. */
    static Field<BigDecimal> number(BigDecimal value) {
        return DSL.field(DSL.raw(value.toPlainString()), SQLDataType.NUMERIC);
    }

    static Field<OffsetDateTime> instant(Instant at) {
        OffsetDateTime value = at.atOffset(ZoneOffset.UTC);
        return CustomField.of("instant", SQLDataType.TIMESTAMPWITHTIMEZONE, ctx -> {
            if (isSpark(ctx)) {
                ctx.visit(DSL.field("timestamp_ltz {0}", DSL.inline(value.format(SPARKS_INSTANT))));
            } else {
                ctx.visit(DSL.inline(value));
            }
        });
    }

    /** Whether a number or a day is above negative infinity, which PostgreSQL has of both and DuckDB of days. */
    static Condition isOverLeast(Field<?> column) {
        return isBounded(column, "{0} > cast('-infinity' as {1})");
    }

    /** Whether a number or a day is below infinity, which for PostgreSQL is less than {@code NaN}. */
    static Condition isUnderMost(Field<?> column) {
        return isBounded(column, "{0} < cast('infinity' as {1})");
    }

    private static Condition isBounded(Field<?> column, String bound) {
        boolean isDay = column.getType() == LocalDate.class;
        return CustomCondition.of(ctx -> {
            boolean hasInfinities = ctx.family() == SQLDialect.POSTGRES || (isDay && ctx.family() == SQLDialect.DUCKDB);
            ctx.visit(
                    hasInfinities
                            ? DSL.condition(bound, column, DSL.keyword(isDay ? "date" : "numeric"))
                            : DSL.trueCondition());
        });
    }

    /** How many bytes of ciphertext. */
    static Field<Integer> bytes(Field<?> ciphertext) {
        return CustomField.of(
                "bytes",
                SQLDataType.INTEGER,
                ctx -> ctx.visit(DSL.field(
                        ctx.family() == SQLDialect.TRINO && !isSpark(ctx) ? "length({0})" : "octet_length({0})",
                        ciphertext)));
    }

    /** An instant so much later, to the microsecond; earlier, if that is negative. */
    static Field<OffsetDateTime> later(Field<OffsetDateTime> instant, Duration by) {
        Duration most = by.abs().truncatedTo(ChronoUnit.MICROS);
        if (most.isZero()) {
            return instant;
        }
        BigDecimal seconds = BigDecimal.valueOf(most.toNanos(), 9).stripTrailingZeros();
        return DSL.field(
                by.isNegative() ? "({0} - interval {1} second)" : "({0} + interval {1} second)",
                SQLDataType.TIMESTAMPWITHTIMEZONE,
                instant,
                DSL.inline(seconds.toPlainString()));
    }

    /** The local day of an instant, whatever the session's zone, which H2 and Spark take: there the text, or the seconds, tell. */
    static Field<LocalDate> localDay(Field<OffsetDateTime> instant, ZoneId zone) {
        boolean isFixed = zone.getRules().isFixedOffset();
        Duration offset = Duration.ofSeconds(
                isFixed ? zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds() : 0);
        Field<OffsetDateTime> moved = later(instant, offset);
        Field<String> name = DSL.inline(isFixed ? "UTC" : zone.getId());
        return CustomField.of("day", SQLDataType.LOCALDATE, ctx -> {
            String read = isSpark(ctx)
                    ? "date_from_unix_date(cast(floor(unix_seconds(from_utc_timestamp({0}, {1})) / 86400) as int))"
                    : ctx.family() == SQLDialect.H2
                            ? "cast(substring(cast(({0} at time zone {1}) as varchar) from 1 for 10) as date)"
                            : "cast(({0} at time zone {1}) as date)";
            ctx.visit(DSL.field(read, moved, name));
        });
    }

    /** So many years before a day; of a leap day, the last day of that February. */
    static Field<LocalDate> yearsBefore(Field<LocalDate> day, int years) {
        return DSL.field(
                "cast(({0} - interval {1} year) as date)",
                SQLDataType.LOCALDATE, day, DSL.inline(Integer.toString(years)));
    }

    static Condition contains(Field<String[]> terms, String path) {
        return CustomCondition.of(ctx -> {
            String contains = isSpark(ctx)
                    ? "array_contains({0}, {1})"
                    : ctx.family() == SQLDialect.TRINO ? "contains({0}, {1})" : "{1} = any ({0})";
            ctx.visit(DSL.condition(contains, terms, DSL.inline(path)));
        });
    }

    /** Whether one of the terms lies under what is asked for; terms have no spaces in them. */
    static Condition isUnder(Field<String[]> terms, Term asked) {
        String under = asked.path() + ".%";
        return CustomCondition.of(ctx -> {
            QueryPart like;
            switch (ctx.family()) {
                case H2 ->
                    like = DSL.condition(
                            "(cast({0} as varchar) like {1} or cast({0} as varchar) like {2})",
                            terms, DSL.inline("[" + under), DSL.inline("%, " + under));
                case TRINO ->
                    like = DSL.condition("concat(' ', array_join({0}, ' ')) like {1}", terms, DSL.inline("% " + under));
                default ->
                    like = DSL.condition(
                            "concat(' ', array_to_string({0}, ' ')) like {1}", terms, DSL.inline("% " + under));
            }
            ctx.visit(like);
        });
    }
}
