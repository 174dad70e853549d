"""How each kind of scene is told. Several tellings each; the writer takes one and none twice.

Rules for a new one: every sentence true for every finding of its kind, no figure but a slot's, no image (images
belong to the world a post is set in), the number or the quotation last, no word that claims more than the detector
proved. A telling that uses `late_at` or `late_stamp` has named the earlier commit's time before. `kind_next` tells a
scene whose first commit is the one just told. No two tellings may share a sentence of six words.
"""

from collections.abc import Mapping, Sequence

TAKES: Mapping[str, Sequence[str]] = {
    "promise_more": (
        "The verb in the title is {Verb}. [The merged diff|What was merged] takes out {minus} lines and adds {plus}.",
        """{Verb}, [says|announces] the title. By git's count {minus_lines} left and {plus_lines} arrived. The
        repository is {growth} longer than it was before anybody set out to {verb}.""",
        "Lines that left: {minus}. Lines that [saw them off|watched them go]: {plus}.",
        """Git [takes|took] the title at its word to the extent of {minus} lines, then adds {plus} lines of its own
        [to be on the safe side|to make up for it].""",
    ),
    "promise_less": (
        "{Verb} is the verb. [In the diff|Below it], {plus} lines arrive and {minus} lines make room.",
        "{Verb}, says the title, and {plus} lines duly come. The {minus} lines that go are not mentioned.",
        "[To make room for|In exchange for] {plus} new lines, {minus} old ones were shown out.",
    ),
    "commit_more": (
        "{Early_at} the branch [sat down|set to work] to {verb}: {early}. It got up {growth} heavier.",
        """{Early}, {early_stamp}, adds {plus} and [takes out|removes] {minus}. The verb [is {Verb} all the
        same|is still {Verb}|remains {Verb}].""",
        """[Consider|Take|Weigh] {early}, {early_stamp}. [It comes to|Its total is|The scales say] {own_sum}, and the
        title says {Verb}.""",
        "{Early} comes to {own_sum}, and [its|the] verb is {Verb}.",
        "By {growth} longer: that is what it [means|meant], in {early}, to {verb}.",
        """{Early} [was meant to|set out to] {verb}. {Early_at} it [left|leaves] {growth} more than it [found|had
        found].""",
    ),
    "commit_less": (
        """{Early}, {early_stamp}, is [remembered|known] for what it [took out|removed]: {minus}, against {plus}
        that came.""",
        "The title of {early} says {Verb}; [its diff|the commit] takes out {minus} and adds {plus}.",
    ),
    "bullet_verbs": (
        "Under the title stands a list of {bullets}. They begin with {verbs}. [For {Verb}, see the title.|]",
        "The [description|summary] [has other verbs in mind|prefers other verbs]: its {bullets} start with {verbs}.",
        "Whoever reads past {Verb} comes to {bullets} that [say|open with] {verbs}.",
    ),
    "late_description": (
        """One of {bullets} in the description [is|reads] {quote_end} [{Late_abs} it was followed
        by|{Late_abs} came] {late}. The list [is as it was|was left alone].""",
        """{Late_abs} the branch [parted with something|let something go]: {late}. The description [still offers it|has
        kept it on], as one of {bullets}: {quote_end}""",
        "The description promises {quote}, one of {bullets}. [But {late_abs}|Yet {late_abs}] came {late}.",
        """As one of {bullets}, the description [goes on offering|keeps promising] {quote_end} {Late} [had
        taken care of it|saw to that].""",
    ),
    "late_kept": (
        """The description promises {quote}, one of {bullets}. {Late_abs} came {late}. There was the title's
        {kept}, and it had [landed|fallen] on the list.""",
        """One of {bullets} on the description's list is {quote_end} {Late_abs} the log answers: {late}. So
        {kept} it was, as the title had said, and the list was in the way.""",
        """{kept} [does turn up|turns up] in the log, {late_abs}: {late}. What it met there is one of
        {bullets} in the description: {quote_end}""",
    ),
    "argument": (
        "The titles take turns. {roll} {Verb} has {times}, {Other} has {other_times}, and {Last} has the last word.",
        "[Read|Listen to] the verbs by the clock. {roll} The noun [stays where it is|is the same each time]: {noun}.",
        """What the branch thought of its {noun} [depends on the hour|can be told by the clock]. {roll} That [makes|is]
        {times} for {Verb} and {other_times} for {Other}.""",
    ),
    "verses": (
        """[A verb comes back|The branch has a verb it trusts|There is a verb the branch returns to]: {times} begin
        with {Verb}. {row}""",
        "{Verb}, it [turns out|appears|seems], can be said more than once. {row}",
        "{row} The verb [keeps|held|stayed]; what follows it [changes|changed] each time.",
    ),
    "chain": (
        """[The matter of the {noun} was settled like this|This is how it was settled]. {row} [Each of these|Each] took
        out lines of the one before it.""",
        """[About the {noun} the branch had more ideas than it could keep|The answer came in instalments].
        {row} With each
        of them, lines of the previous one went.""",
        """[For the {noun}, there was an answer at any hour|There was an answer at any hour]. {row} The lines that each
        of them removed had arrived with its neighbour.""",
    ),
    "relay": (
        "In {early} the answer [is|was] {name}. {Late_abs}, in {late}, that [is|became] the question.",
        """{Early_stamp}: {early}. {Late_stamp}: {late}. [It took|That is] {span} for {name} to get from the right-hand
        side of a replacement to the left.""",
        """{name} [takes over|moves in|gets the post] {early_at}, with {early}. {Late_at} its name [comes up again|is
        back], on the other side of the verb: {late}.""",
        """{Early} [puts its trust in|settles on|decides for] {name}. {Late_abs} the log has a word on {name} too:
        {late}.""",
    ),
    "relay_next": (
        "The answer in that title is {name}. {Late_abs}, in {late}, it is the question.",
        """{name}, [as that title has it|according to that title], is what to replace things with. {Late_abs} it is what
        to replace: {late}.""",
    ),
    "there_and_back": (
        """{Early_stamp}: {early}. {Late_stamp}: {late}, [and|with which] {lines} [were back|went back] where they
        had been.""",
        """{Early} [carried|took] {lines} to a better place {early_at}. {Late} [brought them home|carried them back]
        {late_at}.""",
        "{Lines} made an outing with {early} {early_at}. {Late} [saw them home|took them home] {late_at}.",
    ),
    "outing_vouched": (
        """{Early_stamp}: {early}. {Late_stamp}: {late}, and {lines} [were back|went back] where they had been. The word
        {word} [held|stood] for {span}.""",
        """{Early_at} [came|the log has] {early}. The word to watch is {word}. {Late_at}, with {late}, {lines}
        [went home
        again|were put back].""",
        """{Lines} went out with {early} {early_at}, and came home with {late} {late_at}. The title's {word}
        was good for {span}.""",
    ),
    "own_alarm": (
        """{Early_stamp}: {early}. {Late_stamp}: {late}. [The warning had|That was] {span} [to make its point|of
        attention].""",
        """{Early_at} the branch began to [warn people|raise its voice]: {early}. [After {span} it|It then, after
        {span},] [asked for quiet|preferred not to hear]: {late}.""",
        "A warning [likes|wants] to be heard. {Early} [went in|was added] {early_at}, and {late} {late_at}.",
    ),
    "lost_letters": (
        """{Early}, {early_stamp}, was thorough with the names: {many} of them came out an underscore short,
        {name} among
        them. [They had it back|It was returned] {late_at}, by {late}.""",
        """For {span} the branch [had|contained] a thing called {name}. It was among {names} that lost an underscore to
        {early} and got it back from {late}.""",
        """{Names}, {name} for instance, mislaid an underscore {early_at}, in {early}. {Late} found it for them
        {late_at}.""",
    ),
    "short_file": (
        "[In passing|Along the way], {early} created {file}, {lines} long. {Late} deleted it {span} later.",
        "{file} [arrived|appeared] {early_at}, {lines} long. {Late_at} it was deleted, by {late}.",
        "{file} [lived|stayed] for {span}. {Early} brought it in, {lines} long, and {late} [saw it out|took it away].",
    ),
    "short_file_next": (
        "Among what it added [is|was] {file}, {lines} long. {Late} deleted it {span} later.",
        "{Lines} of that [were|belonged to] {file}. It lasted until {late}, {span} later.",
    ),
    "short_same": (
        """[In passing|Along the way], {early} created {file}, {lines} long. {Late} deleted it {span} later. The
        title that
        brought it begins with {Same}, and so does the title that took it away.""",
        """{Same}, says {early}, and {file} is there, {lines} long. {Same}, says {late}, {span} on, and it is gone.""",
        """{file} owes its {lines} to {early}, and its end, {span} later, to {late}. [The verb|What they say] is {Same}
        both times.""",
        """Then there is {file}, created {early_at}, {lines} long, and deleted {late_at}. {Same} is what the log says on
        its arrival, and {Same} is what it says on its departure.""",
    ),
    "short_same_next": (
        """With it came {file}, {lines} long. {Late}, {span} later, deleted it. The commit that wrote the
        file begins with {Same}. So does the commit that deleted it.""",
        """{Lines} of that [were|belonged to] {file}. It lasted until {late}, {span} later. {Same} brought it, and
        {Same}
        took it away.""",
    ),
    "short_name": (
        "{name} [arrived|turned up] {early_at}, with {early}. {Late} took its definition out {late_at}.",
        "The [working life|tenure] of {name} was {span}: in with {early}, out with {late}.",
        """From {early_stamp} to {late_stamp}, the branch [relied on|had the use of] {name}. {Early} had brought it;
        {late} [took it away|removed it].""",
    ),
    "short_name_next": (
        "It [brought|came with] {name}, which [lasted|stayed] until {late}, {span} later.",
        "With it came {name}. {Late}, after {span}, took its definition out.",
    ),
    "short_advertised": (
        """The definition of {name} went {late_abs}, with {late}. The description [mentions|names] it [to this
        day|still].""",
        """{Late} [took out|removed] the definition of {name}, {span} after it arrived. [Readers of the
        description|Those
        who read the description] are sent to look for it.""",
    ),
    "taken_back": (
        "{Late} [took out|removed] {lines} that {early} had [put in|added]. They were {span} old.",
        """{Early_stamp}: {early}. {Late_stamp}: {late}. [Of the former|From the earlier], {lines} left with the
        latter.""",
        "What {early} [built|set up] {early_at} was {lines} shorter {late_at}, by way of {late}.",
        "[Then|Next to go], with {late}: {lines} of {early}, {span} old.",
        "{Lines} [of|from] {early} [did not stay|moved out again|were let go]: {late} came {span} [later|after it].",
    ),
    "taken_back_next": (
        "{Lines} of that [went again|were gone|left] {late_abs}: {late}.",
        "{Late}, {span} later, [took out|removed|let go of] {lines} of it.",
        "Of the lines of {early}, {late} [took out|removed] {lines}, {span} [later|on].",
    ),
    "taken_line": (
        "{Early_stamp}: {early}. {Late_stamp}: {late}. What the second title took out was {span} old.",
        "[It took|There were] {span} [to get from|between] {early} [to|and] {late}.",
        "{Early} had been [in place|on the branch] for {span} when it was amended by {late}.",
    ),
    "taken_line_next": (
        "{Late_abs}, {span} on, came {late}.",
        "{Span} [passed|went by]. Then came {late}.",
        "{Late_abs} the log adds: {late}. [So the matter had been closed for|The matter had rested for] {span}.",
    ),
    "few_words": (
        """{Early} is [the whole message of|all that is said about] a commit [that comes to|of] {own_sum} in
        {own_files}. [{silent} of {all_commits} have a message of a single line.|]""",
        """The [largest|biggest] commit [of the branch|on the branch|of them all] is {own_sum}[, in {own_files}|]. Its
        [message|text] is {words} long: {early}.""",
        """[At|With] {own_sum} in {own_files}, {early} is the [largest|heaviest] commit here. {Words} [were enough for
        it|had to do|were found to be enough].""",
        "For {own_sum} in {own_files}, the log has {words}: {early}.",
        "{Own_files}, {own_sum}, {words}: {early}.",
    ),
    "first_draft": (
        """The first commit, {early_at}, [already stood at|had come to|was] {own_sum}. The diff [ended|came to rest] at
        {sum}.""",
        """{own_sum} was the [total|count] after the first commit, {early_at}. The {later} that followed
        [brought|moved|took] it to {sum}.""",
        """[Nearly all of it|Most of it|The bulk of it] was there {early_at}, when the first commit came to {own_sum}.
        {Later} later, the diff [reads|read|says] {sum}.""",
        """By [the end of|way of] the first commit, {early_at}, the branch had {own_sum}. {Later} [brought|took] that
        to {sum}.""",
    ),
    "snowball": (
        "The first commit, {early_at}, was {own_sum}. [What was merged is|The merge took in] {sum}.",
        "It [began|started] {early_at} with {own_sum}. {Later} later, it was {sum}.",
        """{own_sum} had been [enough|the plan|all] for the first commit, {early_at}. {Later} later, the diff
        [said|read] {sum}.""",
        "[In the beginning|At first], {early_at}, there was {own_sum}. [In the end|At last] there was {sum}.",
    ),
    "round_trip": (
        """[Commit by commit|Added up|Laid end to end|Counted one after the other], the commits [add|put in|come to]
        {added}. The diff that was merged [adds|keeps] {plus}.""",
        "{Added} [were added|went in], commit by commit. [Merged were|The merge took] {plus}.",
        """[Whoever|Anybody who] [counts|adds up] the commits gets {added}; [whoever|anybody who] [counts|reads] the
        diff gets {plus}.""",
        """[Not all of it was kept|Not everything stayed]: the commits [add|put in] {added}, one by one, and the
        merge [adds|keeps] {plus}.""",
        "The commits [add|put in] {added} between them. The diff [has room for|settles for|comes to] {plus}.",
    ),
    "late_paper": (
        "{Late_abs} the [paperwork|plan] was informed: {late}. What it describes, {early}, was {span} old.",
        "The paperwork for {early} is dated {span} later. It is called {late}.",
        "The deed is from {early_stamp}: {early}. The plan is from {late_stamp}: {late}.",
    ),
    "late_paper_next": (
        "{Late_abs} the plan [was informed|heard about it|caught up]: {late}.",
        "{Span} [passed|went by] before the plan was told: {late}.",
        "The plan [followed|came round] {span} [later|behind]: {late}.",
    ),
    "late_tests": (
        "The tests were told {late_abs}: {late}. The code had [moved on|changed] {span} earlier, in {early}.",
        "{Early_stamp}, the code: {early}. {Late_stamp}, the tests: {late}.",
        "{Late} [brings|brought] the tests round to what {early} had decided {span} before.",
    ),
    "second_clock": (
        """Git also notes when a commit was last rewritten. By that clock {together} from {days} [happened|took place]
        {rewritten_at}.""",
        """The commits [have|carry] a second date, of their last rewriting. {Together}, written on {days}, [share|agree
        on] it: {rewritten_stamp}.""",
        """For the last rewriting of a commit, git has a clock of its own. {Together} from {days} [read|show] the same
        minute on it: {rewritten_stamp}.""",
    ),
    "pushes": (
        "GitHub [counted|recorded] {pushes} for {all_commits}.",
        "{All_commits} [reached|were put on] the branch by way of {pushes}.",
    ),
    "automerge": (
        "Auto-merge was switched on {on} and off {off}.",
        "The record shows auto-merge going on {on}, and off {off}.",
    ),
    "big_word": (
        "{Word}, in the case of {early}, [came to|meant|was] {changed} in {own_files}.",
        """{Early}, {early_stamp}, [is|turned out to be|was settled as] a matter of {changed}. [The word {word} is the
        largest thing in it.|]""",
        "It took {changed} [to make good on|to honour] the word {word} in {early}.",
    ),
    "for_now": (
        "A comment in {file} says {quote_end} It was merged {merged_at}.",
        "Among the merged lines is a comment in {file}: {quote_end} [The merge is dated|It was merged] {merged_at}.",
    ),
    "lions_share": (
        "{file} [came with|brought] {share} new lines.",
        "{file} [took|accounts for] {share} of the added lines.",
    ),
    "long_wait": (
        "It was open for {open}. It changes {changed}.",
        "[For {changed}|To merge {changed}] it took {open}, from {created_day} to {merged_day}.",
    ),
    "words_and_lines": (
        "The description runs to {words}. The diff runs to {changed}.",
        "For {changed} there is a description of {words}.",
        "{Changed} of diff [travel with|are accompanied by] a description {words} long.",
    ),
    "said_to_hold": (
        "The description [says|has it]: {quote_end} The message of {early} [reports|adds]: {broken_end}",
        "[In the description it says|The description puts it like this]: {quote_end} Below {early}: {broken_end}",
    ),
    "remark": (
        """{Who} {asks}: {question} {given} [replies|answers|says]: {answer} [The log has it as|In the log that is|In
        the log it became] {commit}.""",
        "The review [contains|has|keeps] this exchange. {Who}: {question} {given}: {answer}",
        "{Who} {asks}: {question} [The branch answered|An answer came|The reply in code came] {commit_at}: {commit}.",
        "[From|In] the review: {question} That was {who}. {given}: {answer}",
    ),
    "swelled": (
        "{file} [grew to|got to|came to] {peak} on the branch, and [was merged at|came down to|settled for] {after}.",
        "{file} [was merged at|settled for|ended at] {after}, after it [grew to|got to|came to] {peak} on the branch.",
        "{file} was merged with {after}[. On|, though on] the way it [grew to|reached] {peak}.",
    ),
    "whose_bug": (
        "{Lines} went with {fix}. Git blame gives them to {by}, who wrote {origin}, {stood} before.",
        "{Fix} takes out {lines}. Git blame has a commit for them, {stood} older, and a name: {by}, in {origin}.",
        "{Lines} [left|went] with {fix}. The name on them, by git blame, is {by}, {stood} before.",
    ),
    "said_twice": (
        "{Lines} of {file} stand in {other} as well, word for word.",
        "What {file} has to say in {lines}, {other} says too, word for word.",
    ),
    "late_aim": (
        """After {early}, the code looked {name} up in a new place. For {span}, {lines} of tests went on patching it in
        the old one, until {late}.""",
        """{Early} changed where {name} is looked up. The tests kept {lines} aimed at the old address, for {span}, until
        {late}.""",
    ),
    "confession": (
        """{Early} [says|puts down] what happened: {quote_end} [The sentence stays in the log|That is in writing
        now|The log has kept it].""",
        """{Early} [might have stopped at|could have left it at] its title. [It goes on|Below stands|Below it one
        reads]: {quote_end}""",
        "[There is candour in|There is a plain sentence in] the message of {early}: {quote_end}",
    ),
    "confession_next": (
        "Its message [says what happened|makes no bones about it|is frank about the reason]: {quote_end}",
        "The message [might have stopped|could have ended] with the title. It goes on: {quote_end}",
        "[Candidly|In so many words], the message [adds|says]: {quote_end}",
    ),
    "proof": (
        "The tests [come to|amount to|run to] {tests}[, against|;] {rest} [for|went to] the rest of the code.",
        "The tests outnumber [what they test|the rest of the code|their subject]: {tests} to {rest}.",
        "Of what was added, {tests} are tests. The [rest of the code|code beside them] has {rest}.",
        "{Tests} of tests [keep watch over|look after] {rest} of code.",
        "[Before|Next to] anything else there are the tests, {tests} of them; the code they test has {rest}.",
        "There are {rest} of code, and {tests} of tests to [hold them to their word|keep watch].",
        """{Tests} [went|were put] into tests[, which is|:] [more|no fewer] than the {rest} [of|for] everything else
        that [is|was] code.""",
    ),
    "as_promised": (
        "{Verb}, says the title, and {minus} lines are gone. {Plus} came in their place.",
        "The title says {Verb}. The diff takes out {minus} lines, adds {plus_lines} and leaves it at that.",
    ),
    "even_trade": (
        "Lines out: {minus}. Lines in: {plus}. The repository is as long as it was.",
        """It adds {plus_lines} and takes out {minus_lines}, so that [anybody who counts|a reader who counts] will
        notice nothing.""",
    ),
    "odd_hours": (
        "{Early} was written {early_at}.",
        "The clock beside {early} says {early_clock}.",
    ),
    "company": (
        "{name} is [named|listed] as co-author on {many} of the {all_commits}.",
        "On {many} of {all_commits}, {name} [signs|is down] as co-author.",
        "The [co-author on|second name on|second signature under] {many} of {all_commits} is {name}.",
        "{many} of {all_commits} [carry|bear] a second name, {name}.",
    ),
}
