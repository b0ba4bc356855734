<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>About</name>
    <message>
        <source>关于镇阅</source>
        <translation>About Zhenyue</translation>
    </message>
    <message>
        <source>镇阅 %1</source>
        <translation>Zhenyue %1</translation>
    </message>
    <message>
        <source>法治政府建设报告的阅读、核对、对比与打印。
离线使用，数据只在本机。
MIT 许可证。</source>
        <translation>Reads, checks, compares and prints reports on law-based government.
Works offline; data stays on this computer.
MIT licence.</translation>
    </message>
    <message>
        <source>Qt %1（LGPL）</source>
        <translation>Qt %1 (LGPL)</translation>
    </message>
</context>
<context>
    <name>ActWords</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>更正%1</source>
        <translation>Correct %1</translation>
    </message>
    <message>
        <source>%1 处数据</source>
        <translation>%1 figures</translation>
    </message>
    <message>
        <source>%1 处</source>
        <translation>%1 of </translation>
    </message>
    <message>
        <source>%1 个</source>
        <translation>(%1)</translation>
    </message>
    <message>
        <source>%1 节</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>%1 条</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>确认数据</source>
        <translation>Confirm figure</translation>
    </message>
    <message>
        <source>确认标题</source>
        <translation>Confirm heading</translation>
    </message>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>排除数据</source>
        <translation>Reject figure</translation>
    </message>
    <message>
        <source>排除</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>恢复数据</source>
        <translation>Restore figure</translation>
    </message>
    <message>
        <source>恢复标题</source>
        <translation>Restore heading</translation>
    </message>
    <message>
        <source>恢复报告</source>
        <translation>Restore report</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>新增数据</source>
        <translation>Add figure</translation>
    </message>
    <message>
        <source>新增批注</source>
        <translation>Add note</translation>
    </message>
    <message>
        <source>修改批注</source>
        <translation>Change note</translation>
    </message>
    <message>
        <source>删除批注</source>
        <translation>Delete note</translation>
    </message>
    <message>
        <source>采纳问题</source>
        <translation>Accept finding</translation>
    </message>
    <message>
        <source>忽略问题</source>
        <translation>Dismiss finding</translation>
    </message>
    <message>
        <source>搁置问题</source>
        <translation>Postpone finding</translation>
    </message>
    <message>
        <source>重新打开问题</source>
        <translation>Reopen finding</translation>
    </message>
    <message>
        <source>标题升级</source>
        <translation>Promote heading</translation>
    </message>
    <message>
        <source>标题降级</source>
        <translation>Demote heading</translation>
    </message>
    <message>
        <source>移动标题</source>
        <translation>Move heading</translation>
    </message>
    <message>
        <source>设为标题</source>
        <translation>Make heading</translation>
    </message>
    <message>
        <source>取消标题</source>
        <translation>Unmake heading</translation>
    </message>
    <message>
        <source>同类更正</source>
        <translation>Correct alike:</translation>
    </message>
    <message>
        <source>同类排除</source>
        <translation>Reject alike:</translation>
    </message>
    <message>
        <source>启用规则</source>
        <translation>Switch rule on</translation>
    </message>
    <message>
        <source>停用规则</source>
        <translation>Switch rule off</translation>
    </message>
    <message>
        <source>删除规则</source>
        <translation>Delete rule</translation>
    </message>
    <message>
        <source>导入规则</source>
        <translation>Import rules</translation>
    </message>
    <message>
        <source>编码本：</source>
        <translation>Tag book: </translation>
    </message>
    <message>
        <source>移除报告</source>
        <translation>Remove report</translation>
    </message>
    <message>
        <source>用新版本替换</source>
        <translation>Replace with a new version:</translation>
    </message>
    <message>
        <source>合并</source>
        <translation>Merge</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>value</translation>
    </message>
    <message>
        <source>上限</source>
        <translation>upper end</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>unit</translation>
    </message>
    <message>
        <source>限定</source>
        <translation>bound</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>kind</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>indicator</translation>
    </message>
    <message>
        <source>另一指标</source>
        <translation>second indicator</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>name</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>period</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>role</translation>
    </message>
    <message>
        <source>增减</source>
        <translation>direction</translation>
    </message>
    <message>
        <source>边界</source>
        <translation>boundary</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>title</translation>
    </message>
    <message>
        <source>标题文字</source>
        <translation>heading</translation>
    </message>
    <message>
        <source>乡镇</source>
        <translation>town</translation>
    </message>
    <message>
        <source>区县</source>
        <translation>county</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>year</translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation>issuer</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>document number</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>date</translation>
    </message>
    <message>
        <source>序号</source>
        <translation>number</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>level</translation>
    </message>
    <message>
        <source>法定部分</source>
        <translation>mandated part</translation>
    </message>
    <message>
        <source>起点</source>
        <translation>start</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>figure</translation>
    </message>
    <message>
        <source>文头</source>
        <translation>head data</translation>
    </message>
    <message>
        <source>大纲</source>
        <translation>outline</translation>
    </message>
    <message>
        <source>修改意见单</source>
        <translation>Edit letter</translation>
    </message>
    <message>
        <source>重拟意见单</source>
        <translation>Redraft letter</translation>
    </message>
    <message>
        <source>报告信息</source>
        <translation>report details</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>note</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>finding</translation>
    </message>
    <message>
        <source>意见单</source>
        <translation>letter</translation>
    </message>
    <message>
        <source>编码本</source>
        <translation>tag book</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>rule</translation>
    </message>
    <message>
        <source>报告</source>
        <translation>report</translation>
    </message>
    <message>
        <source>资料库</source>
        <translation>library</translation>
    </message>
    <message>
        <source>基数</source>
        <translation>base figure</translation>
    </message>
    <message>
        <source>改写问题</source>
        <translation>Reword finding</translation>
    </message>
    <message>
        <source>补存改动</source>
        <translation>Save kept changes</translation>
    </message>
    <message>
        <source>报送与公开</source>
        <translation>Filing and publication</translation>
    </message>
    <message>
        <source>收到日期</source>
        <translation>day received</translation>
    </message>
    <message>
        <source>公开日期</source>
        <translation>day of publication</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>导入文件(&amp;I)…</source>
        <translation>&amp;Import files…</translation>
    </message>
    <message>
        <source>导入报告文件</source>
        <translation>Import report files</translation>
    </message>
    <message>
        <source>导入文件夹(&amp;F)…</source>
        <translation>Import &amp;folder…</translation>
    </message>
    <message>
        <source>打开示例报告(&amp;E)</source>
        <translation>Open sampl&amp;e reports</translation>
    </message>
    <message>
        <source>新建资料库(&amp;N)…</source>
        <translation>&amp;New library…</translation>
    </message>
    <message>
        <source>打开资料库(&amp;L)…</source>
        <translation>Open &amp;library…</translation>
    </message>
    <message>
        <source>打印预览(&amp;V)…</source>
        <translation>Print pre&amp;view…</translation>
    </message>
    <message>
        <source>打印摘要(&amp;P)…</source>
        <translation>&amp;Print summary…</translation>
    </message>
    <message>
        <source>审核意见单(&amp;Y)…</source>
        <translation>Opinion letter…(&amp;Y)</translation>
    </message>
    <message>
        <source>导出摘要为 PDF(&amp;D)…</source>
        <translation>Export summary as P&amp;DF…</translation>
    </message>
    <message>
        <source>对比表打印预览(&amp;V)…</source>
        <translation>Pre&amp;view comparison…</translation>
    </message>
    <message>
        <source>打印对比表(&amp;T)…</source>
        <translation>Prin&amp;t comparison…</translation>
    </message>
    <message>
        <source>从资料库移除报告(&amp;R)</source>
        <translation>&amp;Remove report from library</translation>
    </message>
    <message>
        <source>退出(&amp;Q)</source>
        <translation>&amp;Quit</translation>
    </message>
    <message>
        <source>撤销(&amp;U)</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>重做(&amp;R)</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>查找(&amp;F)…</source>
        <translation>&amp;Find…</translation>
    </message>
    <message>
        <source>查找下一处(&amp;N)</source>
        <translation>Find &amp;next</translation>
    </message>
    <message>
        <source>查找上一处(&amp;P)</source>
        <translation>Find &amp;previous</translation>
    </message>
    <message>
        <source>筛选资料库(&amp;L)</source>
        <translation>Filter &amp;library</translation>
    </message>
    <message>
        <source>新增数据(&amp;A)</source>
        <translation>&amp;Add figure</translation>
    </message>
    <message>
        <source>添加批注(&amp;M)</source>
        <translation>Add note (&amp;M)</translation>
    </message>
    <message>
        <source>到资料库(&amp;1)</source>
        <translation>Go to library (&amp;1)</translation>
    </message>
    <message>
        <source>到大纲(&amp;2)</source>
        <translation>Go to outline (&amp;2)</translation>
    </message>
    <message>
        <source>到报告(&amp;3)</source>
        <translation>Go to report (&amp;3)</translation>
    </message>
    <message>
        <source>到数据表(&amp;4)</source>
        <translation>Go to figures (&amp;4)</translation>
    </message>
    <message>
        <source>到问题(&amp;6)</source>
        <translation>Go to findings (&amp;6)</translation>
    </message>
    <message>
        <source>放大文字(&amp;I)</source>
        <translation>Larger text (&amp;I)</translation>
    </message>
    <message>
        <source>缩小文字(&amp;O)</source>
        <translation>Smaller text (&amp;O)</translation>
    </message>
    <message>
        <source>标准字号(&amp;S)</source>
        <translation>&amp;Standard size</translation>
    </message>
    <message>
        <source>显示推得的数据(&amp;D)</source>
        <translation>Show implie&amp;d figures</translation>
    </message>
    <message>
        <source>全屏(&amp;F)</source>
        <translation>&amp;Full screen</translation>
    </message>
    <message>
        <source>恢复默认布局(&amp;R)</source>
        <translation>&amp;Reset layout</translation>
    </message>
    <message>
        <source>下一处待核对(&amp;N)</source>
        <translation>&amp;Next to review</translation>
    </message>
    <message>
        <source>上一处待核对(&amp;P)</source>
        <translation>&amp;Previous to review</translation>
    </message>
    <message>
        <source>确认(&amp;C)</source>
        <translation>&amp;Confirm</translation>
    </message>
    <message>
        <source>排除(&amp;D)</source>
        <translation>Reject (&amp;D)</translation>
    </message>
    <message>
        <source>留待以后(&amp;L)</source>
        <translation>&amp;Later</translation>
    </message>
    <message>
        <source>恢复为机器识别(&amp;R)</source>
        <translation>&amp;Restore machine reading</translation>
    </message>
    <message>
        <source>确认本节全部数据(&amp;S)</source>
        <translation>Confirm all in &amp;section</translation>
    </message>
    <message>
        <source>把握小的先看(&amp;O)</source>
        <translation>Least certain first (&amp;O)</translation>
    </message>
    <message>
        <source>按阅读顺序(&amp;T)</source>
        <translation>In reading order (&amp;T)</translation>
    </message>
    <message>
        <source>标题升级(&amp;U)</source>
        <translation>Promote heading (&amp;U)</translation>
    </message>
    <message>
        <source>标题降级(&amp;W)</source>
        <translation>Demote heading (&amp;W)</translation>
    </message>
    <message>
        <source>设为标题(&amp;H)</source>
        <translation>Make &amp;heading</translation>
    </message>
    <message>
        <source>取消标题(&amp;K)</source>
        <translation>Unma&amp;ke heading</translation>
    </message>
    <message>
        <source>改标题文字(&amp;E)</source>
        <translation>&amp;Edit heading words</translation>
    </message>
    <message>
        <source>更正报告信息(&amp;I)</source>
        <translation>Correct report &amp;info</translation>
    </message>
    <message>
        <source>打开对比(&amp;O)</source>
        <translation>&amp;Open comparison</translation>
    </message>
    <message>
        <source>设置(&amp;S)…</source>
        <translation>&amp;Settings…</translation>
    </message>
    <message>
        <source>快捷键一览(&amp;K)</source>
        <translation>&amp;Keyboard shortcuts</translation>
    </message>
    <message>
        <source>打开日志文件夹(&amp;L)</source>
        <translation>Open &amp;log folder</translation>
    </message>
    <message>
        <source>关于镇阅(&amp;A)</source>
        <translation>&amp;About Zhenyue</translation>
    </message>
    <message>
        <source>标注全文(&amp;T)…</source>
        <translation>Annotated &amp;text…</translation>
    </message>
    <message>
        <source>导出本报告数据(&amp;X)…</source>
        <translation>E&amp;xport this report&apos;s figures…</translation>
    </message>
    <message>
        <source>把本报告的数据存为 Excel、CSV、JSON 行或网页标注</source>
        <translation>Save this report&apos;s figures as Excel, CSV, JSON lines or web annotations</translation>
    </message>
    <message>
        <source>导出全部报告数据(&amp;A)…</source>
        <translation>Export &amp;all reports&apos; figures…</translation>
    </message>
    <message>
        <source>把资料库里全部报告的数据存为一个文件</source>
        <translation>Save the figures of all reports in the library in one file</translation>
    </message>
    <message>
        <source>批量输出(&amp;B)…</source>
        <translation>&amp;Batch output…</translation>
    </message>
    <message>
        <source>一个年度各乡镇的摘要、标注全文或意见单，合为一个 PDF 或每份一个文件</source>
        <translation>Summaries, annotated texts or letters of all towns of a year, in one PDF or one file each</translation>
    </message>
    <message>
        <source>全县概览(&amp;C)…</source>
        <translation>&amp;County overview…</translation>
    </message>
    <message>
        <source>一个年度各乡镇报告的审核情况，可打印</source>
        <translation>How the review of all towns&apos; reports of a year stands, for printing</translation>
    </message>
    <message>
        <source>打印对比图(&amp;G)…</source>
        <translation>Print &amp;chart…</translation>
    </message>
    <message>
        <source>导出对比表(&amp;X)…</source>
        <translation>E&amp;xport comparison…</translation>
    </message>
    <message>
        <source>把看到的对比表存为 Excel 或 CSV</source>
        <translation>Save the comparison as it is seen as Excel or CSV</translation>
    </message>
    <message>
        <source>另存原文件(&amp;S)…</source>
        <translation>&amp;Save original file…</translation>
    </message>
    <message>
        <source>检索资料库(&amp;J)…</source>
        <translation>&amp;Search the library…</translation>
    </message>
    <message>
        <source>改数值(&amp;V)</source>
        <translation>Edit &amp;value</translation>
    </message>
    <message>
        <source>换个指标(&amp;J)…</source>
        <translation>Another &amp;indicator…</translation>
    </message>
    <message>
        <source>相似的数据(&amp;X)…</source>
        <translation>Figures a&amp;like…</translation>
    </message>
    <message>
        <source>标题和问题也逐个看(&amp;Y)</source>
        <translation>Also go through headings and findings (&amp;Y)</translation>
    </message>
    <message>
        <source>核对后自动到下一处(&amp;A)</source>
        <translation>Go on &amp;automatically after a decision</translation>
    </message>
    <message>
        <source>显示应有的编号(&amp;N)</source>
        <translation>Show the &amp;numbers headings should have</translation>
    </message>
    <message>
        <source>主要举措和成效(&amp;1)</source>
        <translation>&amp;1 Measures and results</translation>
    </message>
    <message>
        <source>不足和原因(&amp;2)</source>
        <translation>&amp;2 Shortcomings and reasons</translation>
    </message>
    <message>
        <source>主要负责人履职(&amp;3)</source>
        <translation>&amp;3 The principals&apos; duties</translation>
    </message>
    <message>
        <source>下一年度安排(&amp;4)</source>
        <translation>&amp;4 Plans for the next year</translation>
    </message>
    <message>
        <source>其他部分(&amp;5)</source>
        <translation>&amp;5 Other parts</translation>
    </message>
    <message>
        <source>不指定(&amp;0)</source>
        <translation>&amp;0 None</translation>
    </message>
    <message>
        <source>编码本(&amp;B)…</source>
        <translation>Tag &amp;book…</translation>
    </message>
    <message>
        <source>学到的规则(&amp;G)…</source>
        <translation>Learned &amp;rules…</translation>
    </message>
    <message>
        <source>看问题的另一处(&amp;J)</source>
        <translation>Other place of the finding (&amp;J)</translation>
    </message>
    <message>
        <source>所选问题涉及另一份报告时，打开那一处</source>
        <translation>Where the chosen finding rests on another report, open that place</translation>
    </message>
    <message>
        <source>备份与恢复(&amp;K)…</source>
        <translation>Bac&amp;kups and restoring…</translation>
    </message>
    <message>
        <source>看备份清单、立即备份、恢复到某个备份</source>
        <translation>List backups, make one now, go back to one</translation>
    </message>
    <message>
        <source>合并资料库(&amp;M)…</source>
        <translation>&amp;Merge a library…</translation>
    </message>
    <message>
        <source>接收另一个资料库的报告、核对结果和历史</source>
        <translation>Take over reports, decisions and history of another library</translation>
    </message>
    <message>
        <source>检查资料库(&amp;H)</source>
        <translation>C&amp;heck the library</translation>
    </message>
    <message>
        <source>检查资料库、历史记录和备份是否完好</source>
        <translation>Check whether library, history and backups are whole</translation>
    </message>
    <message>
        <source>到批注(&amp;8)</source>
        <translation>To notes (&amp;8)</translation>
    </message>
    <message>
        <source>到历史(&amp;9)</source>
        <translation>To history (&amp;9)</translation>
    </message>
    <message>
        <source>打开总览(&amp;B)</source>
        <translation>Open the &amp;board</translation>
    </message>
    <message>
        <source>导出历史记录(&amp;H)…</source>
        <translation>Export &amp;history…</translation>
    </message>
    <message>
        <source>对照原件(&amp;Y)</source>
        <translation>Original beside te&amp;xt</translation>
    </message>
    <message>
        <source>在正文旁边看 PDF、扫描件或照片的页面</source>
        <translation>Shows the pages of a PDF, scan or photo beside the text</translation>
    </message>
    <message>
        <source>下一处检索结果(&amp;G)</source>
        <translation>Next search &amp;result</translation>
    </message>
    <message>
        <source>上一处检索结果(&amp;H)</source>
        <translation>Previous search res&amp;ult</translation>
    </message>
    <message>
        <source>采纳问题</source>
        <translation>accept finding</translation>
    </message>
    <message>
        <source>忽略问题</source>
        <translation>dismiss finding</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>AlikeModel</name>
    <message>
        <source>报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>本报告</source>
        <translation>This report</translation>
    </message>
    <message>
        <source>不是数据，予以排除</source>
        <translation>No figure: reject</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>未归类</source>
        <translation>not filed</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>限定</source>
        <translation>Bound</translation>
    </message>
    <message>
        <source>报告年度</source>
        <translation>the report&apos;s year</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
</context>
<context>
    <name>AlikePreview</name>
    <message>
        <source>相似的数据</source>
        <translation>Figures alike</translation>
    </message>
    <message>
        <source>全选(&amp;A)</source>
        <translation>Check &amp;all</translation>
    </message>
    <message>
        <source>全不选(&amp;N)</source>
        <translation>Check &amp;none</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>空格勾选或取消，双击看原文</source>
        <translation>Space checks or unchecks, double click shows the text</translation>
    </message>
    <message>
        <source>无单位</source>
        <translation>no unit</translation>
    </message>
    <message>
        <source>同样写有“%1”、单位同为“%2”、尚未核对的数据。已核对的不会改动。</source>
        <translation>Figures beside “%1” with the unit “%2” that nobody reviewed yet. Reviewed ones stay as they are.</translation>
    </message>
    <message>
        <source>更正所选 %1 处(&amp;Y)</source>
        <translation>Correct the %1 che&amp;cked</translation>
    </message>
    <message>
        <source>指标相同或同样写有“%1”、单位同为“%2”、尚未核对的数据。已核对的不会改动。</source>
        <translation>Figures of the same indicator or beside “%1”, with the unit “%2”, that nobody reviewed yet. Reviewed ones stay as they are.</translation>
    </message>
</context>
<context>
    <name>AlikeStrip</name>
    <message>
        <source>查看…</source>
        <translation>View…</translation>
    </message>
    <message>
        <source>不用了，收起</source>
        <translation>No, put away</translation>
    </message>
    <message>
        <source>，查看</source>
        <translation>, view</translation>
    </message>
    <message>
        <source>逐处预览，勾选后一次更正</source>
        <translation>Preview each, check, correct in one step</translation>
    </message>
    <message>
        <source>还有 %1 处相似：本报告 %2，其他报告 %3</source>
        <translation>%1 more alike: %2 here, %3 in other reports</translation>
    </message>
    <message>
        <source>本报告还有 %1 处相似</source>
        <translation>%1 more alike in this report</translation>
    </message>
    <message>
        <source>其他报告还有 %1 处相似</source>
        <translation>%1 more alike in other reports</translation>
    </message>
</context>
<context>
    <name>Asking</name>
    <message>
        <source>全部年度</source>
        <translation>All years</translation>
    </message>
    <message>
        <source>报告年度</source>
        <translation>Year of the reports</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>%1 已存在，要替换它吗？</source>
        <translation>%1 exists already. Replace it?</translation>
    </message>
</context>
<context>
    <name>BackupsDialog</name>
    <message>
        <source>备份与恢复</source>
        <translation>Backups and restoring</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>缘由</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>报告</source>
        <translation>Reports</translation>
    </message>
    <message>
        <source>大小</source>
        <translation>Size</translation>
    </message>
    <message>
        <source>备份清单</source>
        <translation>List of backups</translation>
    </message>
    <message>
        <source>立即备份(&amp;B)</source>
        <translation>&amp;Back up now</translation>
    </message>
    <message>
        <source>恢复到所选备份(&amp;R)…</source>
        <translation>&amp;Restore the chosen backup…</translation>
    </message>
    <message>
        <source>关闭(&amp;C)</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>（恢复前的）</source>
        <translation> (before restoring)</translation>
    </message>
    <message>
        <source>“%1”有 %2 个备份。打开后、每隔一刻钟、导入和合并之前自动备份，内容没变时不重复。</source>
        <translation>Backups of “%1”: %2. They are made after opening, every quarter of an hour, and before imports and merges, unless nothing changed.</translation>
    </message>
    <message>
        <source>已恢复。原来的资料库文件改名留在同一文件夹里。</source>
        <translation>Restored. The old library file was renamed and stays in the same folder.</translation>
    </message>
    <message>
        <source>资料库将回到 %1 的样子；现在的文件改名保留，不会丢失。要恢复吗？</source>
        <translation>The library goes back to how it was at %1; the present file is renamed and kept. Restore?</translation>
    </message>
    <message>
        <source>打开后</source>
        <translation>after opening</translation>
    </message>
    <message>
        <source>定时</source>
        <translation>every quarter of an hour</translation>
    </message>
    <message>
        <source>手动</source>
        <translation>by hand</translation>
    </message>
    <message>
        <source>导入前</source>
        <translation>before an import</translation>
    </message>
    <message>
        <source>合并前</source>
        <translation>before a merge</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>知道了</source>
        <translation>Got it</translation>
    </message>
</context>
<context>
    <name>BasesModel</name>
    <message>
        <source>村（社区）数</source>
        <translation>Villages (communities)</translation>
    </message>
    <message>
        <source>人口</source>
        <translation>Population</translation>
    </message>
    <message>
        <source>执法人员</source>
        <translation>Enforcement officers</translation>
    </message>
    <message>
        <source>面积（平方公里）</source>
        <translation>Area (km²)</translation>
    </message>
    <message>
        <source>没有采用“%1”：要填大于 0 的数。</source>
        <translation>“%1” was not taken: a number above 0 is wanted.</translation>
    </message>
    <message>
        <source>现名（更名、改属的填）</source>
        <translation>Name today (if renamed or moved)</translation>
    </message>
    <message>
        <source>更名的填现在的名称；改属别的县的，前面加上县名，如“平山县云峰乡”。历年对比据此连成一行</source>
        <translation>The name of today where it changed; where the town belongs to another county now, that county before it. Years are joined by it</translation>
    </message>
</context>
<context>
    <name>BasesView</name>
    <message>
        <source>基数表</source>
        <translation>Base table</translation>
    </message>
</context>
<context>
    <name>BatchDialog</name>
    <message>
        <source>批量输出</source>
        <translation>Batch output</translation>
    </message>
    <message>
        <source>选择(&amp;B)…</source>
        <translation>&amp;Browse…</translation>
    </message>
    <message>
        <source>合为一个 PDF</source>
        <translation>One PDF for all</translation>
    </message>
    <message>
        <source>每份一个 PDF</source>
        <translation>One PDF each</translation>
    </message>
    <message>
        <source>每份一个 Word 文档</source>
        <translation>One Word file each</translation>
    </message>
    <message>
        <source>每份一个网页</source>
        <translation>One web page each</translation>
    </message>
    <message>
        <source>开始(&amp;S)</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>取消(&amp;C)</source>
        <translation>&amp;Cancel</translation>
    </message>
    <message>
        <source>共 %1 份。</source>
        <translation>%1 in all.</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>文件夹</source>
        <translation>Folder</translation>
    </message>
    <message>
        <source>形式</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>选择文件夹</source>
        <translation>Choose a folder</translation>
    </message>
    <message>
        <source>正在输出：%1</source>
        <translation>Writing: %1</translation>
    </message>
    <message>
        <source>已取消。</source>
        <translation>Cancelled. </translation>
    </message>
    <message>
        <source>完成。</source>
        <translation>Done. </translation>
    </message>
    <message>
        <source>写成文件 %1 个，失败 %2 个。</source>
        <translation>Files written: %1, failed: %2.</translation>
    </message>
    <message>
        <source>关闭(&amp;C)</source>
        <translation>&amp;Close</translation>
    </message>
    <message>
        <source>打开文件夹(&amp;O)</source>
        <translation>&amp;Open folder</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>这种文件没有固定的页面。
可以另存原文件，用 Word、WPS 或浏览器打开对照。</source>
        <translation>This kind of file has no fixed pages.
You can save the original file and look at it in Word, WPS or a browser.</translation>
    </message>
    <message>
        <source>正在打开原件…</source>
        <translation>Opening the original…</translation>
    </message>
</context>
<context>
    <name>BoardModel</name>
    <message>
        <source>乡镇</source>
        <translation>Town</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>收到</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>公开</source>
        <translation>Public</translation>
    </message>
    <message>
        <source>举措成效</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>不足原因</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>负责人履职</source>
        <translation>Principals</translation>
    </message>
    <message>
        <source>下年安排</source>
        <translation>Plans</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>采纳</source>
        <translation>Letter</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>尚未处理的问题</source>
        <translation>Findings still open</translation>
    </message>
    <message>
        <source>已采纳、写入意见单的问题</source>
        <translation>Findings accepted for the letter</translation>
    </message>
    <message>
        <source>已核对的数据／全部数据</source>
        <translation>Figures reviewed / all figures</translation>
    </message>
    <message>
        <source>逾期：%1</source>
        <translation>Late: %1</translation>
    </message>
    <message>
        <source>“%1”看不出是哪一天，请写成 2025-3-1 或 3.1。</source>
        <translation>“%1” is no day; write 2025-3-1 or 3.1.</translation>
    </message>
    <message>
        <source>报告应在次年 3 月 1 日前报送。没有填写的是导入资料库的日期；双击填写</source>
        <translation>Reports are due by 1 March of the next year. Where nobody gave a day, this is the day of import; double-click to give one</translation>
    </message>
    <message>
        <source>报告应在次年 4 月 1 日前公开。网页上的公开日期自动读取；双击填写</source>
        <translation>Reports are made public by 1 April of the next year. Read from web pages by itself; double-click to give a day</translation>
    </message>
</context>
<context>
    <name>BoardPanel</name>
    <message>
        <source>总览表</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>法定内容清单</source>
        <translation>Checklist of mandated parts</translation>
    </message>
    <message>
        <source>还没有报告。导入报告后，这里列出各镇报告的情况。</source>
        <translation>No reports yet. After importing, all towns&apos; reports are listed here.</translation>
    </message>
    <message>
        <source>共 %1 份报告，四项法定内容齐备的 %2 份</source>
        <translation>%1 reports, %2 with all four mandated parts</translation>
    </message>
    <message>
        <source>复制表格</source>
        <translation>Copy table</translation>
    </message>
    <message>
        <source>复制整张表，可粘贴到 Excel、WPS</source>
        <translation>Copy the whole table for Excel or WPS</translation>
    </message>
    <message>
        <source>填写日期</source>
        <translation>Give day</translation>
    </message>
    <message>
        <source>填写所选报告收到、公开的日期；也可双击该格</source>
        <translation>Give the days on which the selected report came in and was made public; or double-click the cell</translation>
    </message>
</context>
<context>
    <name>CellDelegate</name>
    <message>
        <source>计划</source>
        <translation>plan</translation>
    </message>
</context>
<context>
    <name>ChecklistModel</name>
    <message>
        <source>法定内容</source>
        <translation>Mandated part</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>State</translation>
    </message>
    <message>
        <source>依据的原文</source>
        <translation>Words of the report</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>主要举措和成效</source>
        <translation>Main measures and results</translation>
    </message>
    <message>
        <source>存在的不足和原因</source>
        <translation>Shortcomings and their reasons</translation>
    </message>
    <message>
        <source>党政主要负责人履行第一责任人职责</source>
        <translation>Principal leaders&apos; own responsibility</translation>
    </message>
    <message>
        <source>下一年度主要安排</source>
        <translation>Main plans for the next year</translation>
    </message>
    <message>
        <source>法定内容</source>
        <translation>Mandated contents</translation>
    </message>
    <message>
        <source>《法治政府建设与责任落实督察工作规定》(2019)：年度报告应有主要举措和成效、不足和原因、主要负责人履职、下一年度安排</source>
        <translation>Rules on inspecting law-based government (2019): an annual report has measures and results, shortcomings and reasons, the principal leaders&apos; part, and plans for the next year</translation>
    </message>
    <message>
        <source>层次序号</source>
        <translation>Numbering of headings</translation>
    </message>
    <message>
        <source>GB/T 9704—2012：一、（一）1.（1）</source>
        <translation>GB/T 9704—2012: 一、（一）1.（1）</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>公文标题由发文机关、事由和文种组成；年度报告写明年份</source>
        <translation>A title names issuer, subject and kind of document; an annual report names its year</translation>
    </message>
    <message>
        <source>转换残留</source>
        <translation>Left over from conversion</translation>
    </message>
    <message>
        <source>文件转换后留下的标记和缺字</source>
        <translation>Marks and missing characters that a conversion left</translation>
    </message>
    <message>
        <source>标点</source>
        <translation>Punctuation</translation>
    </message>
    <message>
        <source>GB/T 15834—2011 标点符号用法</source>
        <translation>GB/T 15834—2011, use of punctuation</translation>
    </message>
    <message>
        <source>错漏字</source>
        <translation>Wrong or missing characters</translation>
    </message>
    <message>
        <source>同一报告里前后写法不一，或字词重复</source>
        <translation>Written in two ways in one report, or words doubled</translation>
    </message>
    <message>
        <source>过时提法</source>
        <translation>Outdated wording</translation>
    </message>
    <message>
        <source>已被新提法代替的名称和说法</source>
        <translation>Names and phrases that newer ones have replaced</translation>
    </message>
    <message>
        <source>法规名称</source>
        <translation>Names of laws</translation>
    </message>
    <message>
        <source>已废止或名称有误的法律法规</source>
        <translation>Laws that are repealed or wrongly named</translation>
    </message>
    <message>
        <source>统计期间</source>
        <translation>Period of figures</translation>
    </message>
    <message>
        <source>年度报告的数据应是报告年度的</source>
        <translation>Figures of an annual report are those of its year</translation>
    </message>
    <message>
        <source>模板痕迹</source>
        <translation>Traces of a template</translation>
    </message>
    <message>
        <source>照抄规定原文或模板里没有填的空</source>
        <translation>Words copied from the rules, or blanks nobody filled in</translation>
    </message>
    <message>
        <source>前后矛盾</source>
        <translation>Contradictions</translation>
    </message>
    <message>
        <source>同一指标、同一期间的两个数不能同时成立</source>
        <translation>Two numbers of one indicator and one period cannot both hold</translation>
    </message>
    <message>
        <source>算作同一件事所需的文字相似度</source>
        <translation>Likeness that counts as one thing</translation>
    </message>
    <message>
        <source>分项合计</source>
        <translation>Sums of parts</translation>
    </message>
    <message>
        <source>其中各项之和不应超过总数</source>
        <translation>Parts together are no more than the whole</translation>
    </message>
    <message>
        <source>比率核对</source>
        <translation>Rates</translation>
    </message>
    <message>
        <source>写出的比率应与件数相符（容许四舍五入或截尾）</source>
        <translation>A rate agrees with its counts (rounded or cut off)</translation>
    </message>
    <message>
        <source>件数少于多少时提示比率没有意义</source>
        <translation>Least cases for a rate</translation>
    </message>
    <message>
        <source>不可能的数</source>
        <translation>Impossible numbers</translation>
    </message>
    <message>
        <source>占比不超过 100%，部分不大于全体</source>
        <translation>No share is above 100%, no part above its whole</translation>
    </message>
    <message>
        <source>数的写法</source>
        <translation>Form of numbers</translation>
    </message>
    <message>
        <source>GB/T 15835—2011 出版物上数字用法；一个数只报一件事</source>
        <translation>GB/T 15835—2011, numbers in print; one number tells one thing</translation>
    </message>
    <message>
        <source>超过常见上限多少倍时提示核对</source>
        <translation>Times the usual upper limit</translation>
    </message>
    <message>
        <source>重复</source>
        <translation>Repetition</translation>
    </message>
    <message>
        <source>同一份报告里标题或大段文字重复</source>
        <translation>Headings or long passages twice in one report</translation>
    </message>
    <message>
        <source>逐字重复多少字起提示</source>
        <translation>Least length, word for word</translation>
    </message>
    <message>
        <source>标题多少字起算重复</source>
        <translation>Least length of a heading</translation>
    </message>
    <message>
        <source>成效与计划里的标题多少字起算重复</source>
        <translation>The same in results and plans</translation>
    </message>
    <message>
        <source>计划与完成</source>
        <translation>Plans and results</translation>
    </message>
    <message>
        <source>成效里报完成数，计划写在下一年度安排里</source>
        <translation>Results tell what was done; plans stand among those for the next year</translation>
    </message>
    <message>
        <source>多少字以上的章节应有数据</source>
        <translation>Least length of a section</translation>
    </message>
    <message>
        <source>标题最长多少字</source>
        <translation>Greatest length of a heading</translation>
    </message>
    <message>
        <source>雷同文字</source>
        <translation>Copied passages</translation>
    </message>
    <message>
        <source>与其他报告大段相同，常用套话除外</source>
        <translation>Long passages shared with other reports, set phrases aside</translation>
    </message>
    <message>
        <source>与其他报告雷同多少字起提示</source>
        <translation>Least length in common</translation>
    </message>
    <message>
        <source>多少份额的报告共有即算套话</source>
        <translation>Share that makes a set phrase</translation>
    </message>
    <message>
        <source>离群数值</source>
        <translation>Outliers</translation>
    </message>
    <message>
        <source>与其他乡镇同年同指标相差悬殊</source>
        <translation>Far from the same indicator of other towns in that year</translation>
    </message>
    <message>
        <source>至少几个乡镇才比较</source>
        <translation>Least number of towns</translation>
    </message>
    <message>
        <source>离中位数多少倍标准差起提示</source>
        <translation>Standard deviations off</translation>
    </message>
    <message>
        <source>年度突变</source>
        <translation>Jumps from year to year</translation>
    </message>
    <message>
        <source>与本乡镇上一年相比变化悬殊、消失或大量相同</source>
        <translation>Far from the town&apos;s year before, gone, or largely the same</translation>
    </message>
    <message>
        <source>变化多少倍起提示</source>
        <translation>Times the year before</translation>
    </message>
    <message>
        <source>数小于多少不提示</source>
        <translation>Least number that is told</translation>
    </message>
    <message>
        <source>多少项与上年相同起提示</source>
        <translation>Least indicators alike</translation>
    </message>
    <message>
        <source>缺少支撑</source>
        <translation>Unsupported</translation>
    </message>
    <message>
        <source>成效要有事实和数据支撑，写到的问题要有对应的措施</source>
        <translation>Results need facts and figures; problems that are told need matching measures</translation>
    </message>
</context>
<context>
    <name>ChoiceButton</name>
    <message>
        <source>{words}（{count}）</source>
        <translation>{words} ({count})</translation>
    </message>
</context>
<context>
    <name>CodebookDialog</name>
    <message>
        <source>编码本</source>
        <translation>Tag book</translation>
    </message>
    <message>
        <source>新增指标(&amp;A)…</source>
        <translation>&amp;Add indicator…</translation>
    </message>
    <message>
        <source>并入另一指标(&amp;M)…</source>
        <translation>&amp;Merge into another…</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>查找指标</source>
        <translation>Find indicators</translation>
    </message>
    <message>
        <source>在当前类别里新增一个指标</source>
        <translation>Add an indicator to the current category</translation>
    </message>
    <message>
        <source>把当前指标并入另一个，数据一并移过去，可以撤销</source>
        <translation>Merge the current indicator into another; its figures move along; can be undone</translation>
    </message>
    <message>
        <source>已保存，可以撤销。</source>
        <translation>Saved; can be undone.</translation>
    </message>
    <message>
        <source>在“%1”新增</source>
        <translation>New in “%1”</translation>
    </message>
    <message>
        <source>所选同义词成为新指标</source>
        <translation>The chosen synonyms become an indicator</translation>
    </message>
    <message>
        <source>已分出，可以撤销。</source>
        <translation>Split off; can be undone.</translation>
    </message>
    <message>
        <source>已新增，可以撤销。</source>
        <translation>Added; can be undone.</translation>
    </message>
    <message>
        <source>已并入，数据一并移动；可以撤销。</source>
        <translation>Merged, the figures moved along; can be undone.</translation>
    </message>
    <message>
        <source>按名称、同义词查找</source>
        <translation>Find by name or synonym</translation>
    </message>
    <message>
        <source>已按新的编码本重读 %1 份报告。</source>
        <translation>%1 reports read again with the changed tag book.</translation>
    </message>
    <message>
        <source>正在按新的编码本重读：%1/%2</source>
        <translation>Reading again with the changed tag book: %1/%2</translation>
    </message>
    <message>
        <source>“%1”的改动没有保存：%2</source>
        <translation>The changes of “%1” were not saved: %2</translation>
    </message>
</context>
<context>
    <name>CodebookModel</name>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>%1（已停用）</source>
        <translation>%1 (off)</translation>
    </message>
    <message>
        <source>%1 ✎</source>
        <translation>%1 ✎</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>法定部分(&amp;Z)</source>
        <translation>Mandated part (&amp;Z)</translation>
    </message>
    <message>
        <source>撤销(&amp;U)</source>
        <translation>&amp;Undo</translation>
    </message>
    <message>
        <source>重做(&amp;R)</source>
        <translation>&amp;Redo</translation>
    </message>
    <message>
        <source>请先在大纲里选择一节。</source>
        <translation>Please choose a section in the outline first.</translation>
    </message>
    <message>
        <source>本节没有待核对的数据。</source>
        <translation>Nothing to review in this section.</translation>
    </message>
    <message>
        <source>请先选中要批注的文字。</source>
        <translation>Please select the words for the note first.</translation>
    </message>
    <message>
        <source>已撤销：%1</source>
        <translation>Undone: %1</translation>
    </message>
    <message>
        <source>已重做：%1</source>
        <translation>Done again: %1</translation>
    </message>
    <message>
        <source>已确认本节 %1 处数据，可以撤销。</source>
        <translation>%1 figures of this section confirmed; this can be undone.</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>中位数</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>已报告</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>较{year}年</source>
        <translation>vs. {year}</translation>
    </message>
    <message>
        <source>已报告的乡镇的中位数，至少三个乡镇才计算</source>
        <translation>Median of the towns that report it; needs three towns</translation>
    </message>
    <message>
        <source>报告了这项指标的乡镇数 / 有报告的乡镇数</source>
        <translation>Towns that report this indicator / towns with a report</translation>
    </message>
</context>
<context>
    <name>CompareCard</name>
    <message>
        <source>机器识别，未核</source>
        <translation>Read by the machine, not reviewed</translation>
    </message>
    <message>
        <source>已确认</source>
        <translation>confirmed</translation>
    </message>
    <message>
        <source>已更正</source>
        <translation>corrected</translation>
    </message>
    <message>
        <source>人工添加</source>
        <translation>Added by a person</translation>
    </message>
    <message>
        <source>已否定</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>取人工核定的一处</source>
        <translation>the one a person decided</translation>
    </message>
    <message>
        <source>取本年度的一处</source>
        <translation>the one of the report&apos;s year</translation>
    </message>
    <message>
        <source>取总数，不取其中数或计划数</source>
        <translation>the total, not a part or plan</translation>
    </message>
    <message>
        <source>取后出现的一处</source>
        <translation>the later one</translation>
    </message>
    <message>
        <source>⚠ 报告内前后矛盾</source>
        <translation>⚠ Contradiction within the report</translation>
    </message>
    <message>
        <source>⚠ 单位与本项多数不同，不参与比较</source>
        <translation>⚠ Unit differs from the others; not compared</translation>
    </message>
    <message>
        <source>⚠ 期间为{period}，不参与比较</source>
        <translation>⚠ Period is {period}; not compared</translation>
    </message>
    <message>
        <source>⚠ 只有计划数，不参与比较</source>
        <translation>⚠ Only a plan; not compared</translation>
    </message>
    <message>
        <source>原文没有写数字，由文意推得</source>
        <translation>No number in the text; implied by its meaning</translation>
    </message>
    <message>
        <source>共{count}处，{rule}；另有：{listed}</source>
        <translation>{count} places, {rule}; also: {listed}</translation>
    </message>
</context>
<context>
    <name>CompareChart</name>
    <message>
        <source>未报告</source>
        <translation>Not reported</translation>
    </message>
    <message>
        <source>无报告</source>
        <translation>No report</translation>
    </message>
    <message>
        <source>缺基数</source>
        <translation>No base</translation>
    </message>
    <message>
        <source>不比</source>
        <translation>Not compared</translation>
    </message>
    <message>
        <source>未在所选状态</source>
        <translation>Not in the chosen status</translation>
    </message>
    <message>
        <source>{words}（不参与比较）</source>
        <translation>{words} (not compared)</translation>
    </message>
    <message>
        <source>中位数 {value}</source>
        <translation>Median {value}</translation>
    </message>
    <message>
        <source>最高 {town} {value}</source>
        <translation>Highest {town} {value}</translation>
    </message>
    <message>
        <source>各镇各类指标报告情况（已报告项数）</source>
        <translation>Indicators reported by town and category</translation>
    </message>
    <message>
        <source>报告了{stated}项，各镇共报告过{possible}项</source>
        <translation>{stated} of the {possible} that any town reports</translation>
    </message>
    <message>
        <source>对数刻度</source>
        <translation>Logarithmic scale</translation>
    </message>
    <message>
        <source>&#x3000;另有{count}个乡镇缺其中一项</source>
        <translation> {count} more towns lack one of the two</translation>
    </message>
    <message>
        <source>&#x3000;另有{count}个乡镇未画出</source>
        <translation> {count} more towns not drawn</translation>
    </message>
    <message>
        <source>（计划）</source>
        <translation> (plan)</translation>
    </message>
    <message>
        <source>；未报告：{names}</source>
        <translation>; not reported: {names}</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>CompareControls</name>
    <message>
        <source>比什么</source>
        <translation>What to compare</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>乡镇</source>
        <translation>Town</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>显示为</source>
        <translation>Show as</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Categories</translation>
    </message>
    <message>
        <source>只看所选类别的指标</source>
        <translation>Only indicators of the chosen categories</translation>
    </message>
    <message>
        <source>只看差异</source>
        <translation>Differences only</translation>
    </message>
    <message>
        <source>含全空</source>
        <translation>With empty ones</translation>
    </message>
    <message>
        <source>⇄ 行列互换</source>
        <translation>⇄ Swap axes</translation>
    </message>
    <message>
        <source>行列互换（Ctrl+T）</source>
        <translation>Swap rows and columns (Ctrl+T)</translation>
    </message>
    <message>
        <source>全部折叠</source>
        <translation>Fold all</translation>
    </message>
    <message>
        <source>折叠或展开所有类别</source>
        <translation>Fold or unfold all categories</translation>
    </message>
    <message>
        <source>各年度</source>
        <translation>All years</translation>
    </message>
    <message>
        <source>全部展开</source>
        <translation>Unfold all</translation>
    </message>
    <message>
        <source>查找指标或乡镇（Ctrl+F）</source>
        <translation>Find indicators or towns (Ctrl+F)</translation>
    </message>
    <message>
        <source>各镇 × 各项指标</source>
        <translation>Towns × indicators</translation>
    </message>
    <message>
        <source>一镇 × 历年</source>
        <translation>One town × years</translation>
    </message>
    <message>
        <source>一项指标 × 各镇历年</source>
        <translation>One indicator × towns and years</translation>
    </message>
    <message>
        <source>两份报告对照</source>
        <translation>Two reports side by side</translation>
    </message>
    <message>
        <source>原值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>每村平均</source>
        <translation>Per village</translation>
    </message>
    <message>
        <source>每人平均</source>
        <translation>Per person</translation>
    </message>
    <message>
        <source>每千人平均</source>
        <translation>Per thousand people</translation>
    </message>
    <message>
        <source>每名执法人员</source>
        <translation>Per enforcement officer</translation>
    </message>
    <message>
        <source>占合计 %</source>
        <translation>Share of total %</translation>
    </message>
    <message>
        <source>位次</source>
        <translation>Rank</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>也列出没有一个乡镇报告的指标</source>
        <translation>Also list indicators that no town reports</translation>
    </message>
    <message>
        <source>只列出各镇（各年）不相同的指标</source>
        <translation>Only indicators that differ between towns (years)</translation>
    </message>
    <message>
        <source>每平方公里</source>
        <translation>Per km²</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>只显示所选状态的数据</source>
        <translation>Show only figures of the chosen statuses</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>All statuses</translation>
    </message>
    <message>
        <source>只看人工核定的</source>
        <translation>Settled by a person</translation>
    </message>
    <message>
        <source>查找指标或乡镇</source>
        <translation>Find an indicator or a town</translation>
    </message>
    <message>
        <source>查找指标、乡镇</source>
        <translation>Indicator or town</translation>
    </message>
</context>
<context>
    <name>CompareHead</name>
    <message>
        <source>项数</source>
        <translation>Count</translation>
    </message>
</context>
<context>
    <name>ComparePane</name>
    <message>
        <source>还没有报告。导入报告后，各镇的指标在这里对比。</source>
        <translation>No reports yet. After importing, the towns&apos; indicators are compared here.</translation>
    </message>
    <message>
        <source>没有符合条件的指标。请放宽上面的筛选。</source>
        <translation>No indicator fits. Loosen the filters above.</translation>
    </message>
    <message>
        <source>输出</source>
        <translation>Output</translation>
    </message>
    <message>
        <source>打印或导出对比表和图</source>
        <translation>Print or export table and chart</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>对比表</source>
        <translation>Comparison</translation>
    </message>
</context>
<context>
    <name>Comparing</name>
    <message>
        <source>Excel 工作簿</source>
        <translation>Excel workbook</translation>
    </message>
    <message>
        <source>CSV 表格</source>
        <translation>CSV table</translation>
    </message>
    <message>
        <source>导出对比表</source>
        <translation>Export comparison</translation>
    </message>
    <message>
        <source>对比表</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>没有可打印的图；请先选一项指标。</source>
        <translation>There is no chart to print; choose an indicator first.</translation>
    </message>
    <message>
        <source>没有打印成功：%1。</source>
        <translation>Printing failed: %1.</translation>
    </message>
    <message>
        <source>已导出：%1</source>
        <translation>Exported: %1</translation>
    </message>
</context>
<context>
    <name>ComparisonModel</name>
    <message>
        <source>没有采用“%1”：不是数字。</source>
        <translation>“%1” was not taken: it is no number.</translation>
    </message>
</context>
<context>
    <name>DoneStrip</name>
    <message>
        <source>回看留下的</source>
        <translation>Back to those left</translation>
    </message>
    <message>
        <source>下一份</source>
        <translation>Next report</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>导入文件…</source>
        <translation>Import files…</translation>
    </message>
    <message>
        <source>打开示例报告</source>
        <translation>Open sample reports</translation>
    </message>
    <message>
        <source>请在左侧选择一份报告</source>
        <translation>Choose a report on the left</translation>
    </message>
    <message>
        <source>也可以把新的报告文件或文件夹拖到窗口里。</source>
        <translation>Or drop new report files or folders on the window.</translation>
    </message>
    <message>
        <source>把报告文件或文件夹拖到这里</source>
        <translation>Drop report files or folders here</translation>
    </message>
    <message>
        <source>支持 Word、WPS、PDF、网页、文本等格式。
所有内容只保存在这台电脑的资料库里。</source>
        <translation>Word, WPS, PDF, web pages, text and more.
Everything stays in the library on this computer.</translation>
    </message>
    <message>
        <source>导入文件夹…</source>
        <translation>Import folder…</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>导出本报告数据</source>
        <translation>Export this report&apos;s figures</translation>
    </message>
    <message>
        <source>导出全部报告数据</source>
        <translation>Export all reports&apos; figures</translation>
    </message>
    <message>
        <source>各乡镇数据</source>
        <translation>Figures of all towns</translation>
    </message>
    <message>
        <source>正在导出数据…</source>
        <translation>Exporting figures…</translation>
    </message>
    <message>
        <source>Excel 工作簿</source>
        <translation>Excel workbook</translation>
    </message>
    <message>
        <source>CSV 表格</source>
        <translation>CSV table</translation>
    </message>
    <message>
        <source>JSON 行</source>
        <translation>JSON lines</translation>
    </message>
    <message>
        <source>网页标注（W3C）</source>
        <translation>Web annotations (W3C)</translation>
    </message>
    <message>
        <source>已导出 %1 份报告的数据：%2</source>
        <translation>Figures of %1 reports exported: %2</translation>
    </message>
    <message>
        <source>已取消导出，没有写文件。</source>
        <translation>Export cancelled; no file was written.</translation>
    </message>
</context>
<context>
    <name>FacetModel</name>
    <message>
        <source>乡镇</source>
        <translation>Town</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>核对人</source>
        <translation>Reviewer</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>未填乡镇</source>
        <translation>no town</translation>
    </message>
    <message>
        <source>未填年度</source>
        <translation>no year</translation>
    </message>
    <message>
        <source>未归类</source>
        <translation>not filed</translation>
    </message>
    <message>
        <source>无单位</source>
        <translation>no unit</translation>
    </message>
    <message>
        <source>没有人</source>
        <translation>nobody</translation>
    </message>
    <message>
        <source>有未处理问题的报告</source>
        <translation>Reports with open findings</translation>
    </message>
    <message>
        <source>没有未处理问题的报告</source>
        <translation>Reports without open findings</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>程序出错</source>
        <translation>Program error</translation>
    </message>
    <message>
        <source>程序遇到了一个意外错误，刚才的操作可能没有完成。</source>
        <translation>The program met an unexpected error; what you just did may not be complete.</translation>
    </message>
    <message>
        <source>已经保存的内容都在资料库里。可以继续使用；如果再次出现，请把详情发给维护人员。</source>
        <translation>Everything saved is in the library. You can go on; if this happens again, please send the details to the maintainers.</translation>
    </message>
    <message>
        <source>复制详情</source>
        <translation>Copy details</translation>
    </message>
    <message>
        <source>继续</source>
        <translation>Go on</translation>
    </message>
</context>
<context>
    <name>FigureEditor</name>
    <message>
        <source>确认</source>
        <translation>Confirm</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Correct</translation>
    </message>
    <message>
        <source>排除</source>
        <translation>Reject</translation>
    </message>
    <message>
        <source>恢复</source>
        <translation>Restore</translation>
    </message>
    <message>
        <source>已选 {} 条数据</source>
        <translation>{} figures selected</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>这条数据没有错</source>
        <translation>This figure is right</translation>
    </message>
    <message>
        <source>不是数据；留在文中，可以恢复</source>
        <translation>Not a figure; stays in the text and can be taken back</translation>
    </message>
    <message>
        <source>恢复为机器识别的样子</source>
        <translation>Back to what the machine read</translation>
    </message>
    <message>
        <source>看看还可能是哪些指标</source>
        <translation>See which other indicators it may be</translation>
    </message>
    <message>
        <source>保存改动（Enter）</source>
        <translation>Save the changes (Enter)</translation>
    </message>
    <message>
        <source>没有采用“%1”：%2</source>
        <translation>“%1” was not taken: %2</translation>
    </message>
</context>
<context>
    <name>FigureForm</name>
    <message>
        <source>数值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>上限</source>
        <translation>to</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>限定</source>
        <translation>Bound</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Role</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>建议</source>
        <translation>Suggestions</translation>
    </message>
    <message>
        <source>换个指标…</source>
        <translation>Another indicator…</translation>
    </message>
    <message>
        <source>至</source>
        <translation>to</translation>
    </message>
    <message>
        <source>如 2024、上半年、时点</source>
        <translation>e.g. 2024, 2024H1, Stock</translation>
    </message>
</context>
<context>
    <name>FigureInput</name>
    <message>
        <source>请填写数值。</source>
        <translation>Enter a value.</translation>
    </message>
    <message>
        <source>不是数字，请写成 1234、97.5 或 1.5万。</source>
        <translation>Not a number; write 1234, 97.5 or 1.5万.</translation>
    </message>
    <message>
        <source>数字过大。</source>
        <translation>The number is too large.</translation>
    </message>
    <message>
        <source>上限应大于数值；不是区间时请留空。</source>
        <translation>The upper end must exceed the value; leave it empty when there is no range.</translation>
    </message>
    <message>
        <source>期间请写成 2024、2023-、2021-2025、2024年上半年、2024年5月或时点。</source>
        <translation>Write a period as 2024, 2023-, 2021-2025, 2024H1, 2024Q3, 2024-05 or Stock.</translation>
    </message>
</context>
<context>
    <name>FigureList</name>
    <message>
        <source>筛选文字</source>
        <translation>Filter words</translation>
    </message>
    <message>
        <source>按状态筛选</source>
        <translation>Filter by status</translation>
    </message>
    <message>
        <source>按类别筛选</source>
        <translation>Filter by category</translation>
    </message>
    <message>
        <source>分组</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>按类别分组</source>
        <translation>Group by category</translation>
    </message>
    <message>
        <source>按类别分组显示</source>
        <translation>Show grouped by category</translation>
    </message>
    <message>
        <source>全部状态</source>
        <translation>All statuses</translation>
    </message>
    <message>
        <source>全部类别</source>
        <translation>All categories</translation>
    </message>
    <message>
        <source>没有打开的报告</source>
        <translation>No report open</translation>
    </message>
    <message>
        <source>没有符合条件的数据</source>
        <translation>No figures match</translation>
    </message>
    <message>
        <source>全文没有统计数字</source>
        <translation>No figures in the whole text</translation>
    </message>
    <message>
        <source>未归类</source>
        <translation>Not filed</translation>
    </message>
    <message>
        <source>筛选指标、数值</source>
        <translation>Filter figures</translation>
    </message>
</context>
<context>
    <name>FigureResultModel</name>
    <message>
        <source>报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>FigureTable</name>
    <message>
        <source>数据表</source>
        <translation>Figure table</translation>
    </message>
</context>
<context>
    <name>FigureTableModel</name>
    <message>
        <source>已收起</source>
        <translation>folded</translation>
    </message>
    <message>
        <source>已展开</source>
        <translation>unfolded</translation>
    </message>
    <message>
        <source>未归类</source>
        <translation>Not filed</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>与他处不一致</source>
        <translation>Disagrees with another place</translation>
    </message>
</context>
<context>
    <name>FigureWords</name>
    <message>
        <source>待核</source>
        <translation>open</translation>
    </message>
    <message>
        <source>已确认</source>
        <translation>confirmed</translation>
    </message>
    <message>
        <source>已更正</source>
        <translation>corrected</translation>
    </message>
    <message>
        <source>已排除</source>
        <translation>rejected</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>added</translation>
    </message>
    <message>
        <source>准确</source>
        <translation>exact</translation>
    </message>
    <message>
        <source>约</source>
        <translation>about</translation>
    </message>
    <message>
        <source>多于</source>
        <translation>over</translation>
    </message>
    <message>
        <source>不少于</source>
        <translation>at least</translation>
    </message>
    <message>
        <source>少于</source>
        <translation>under</translation>
    </message>
    <message>
        <source>不超过</source>
        <translation>at most</translation>
    </message>
    <message>
        <source>事实</source>
        <translation>fact</translation>
    </message>
    <message>
        <source>计划</source>
        <translation>plan</translation>
    </message>
    <message>
        <source>其中</source>
        <translation>part</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>count</translation>
    </message>
    <message>
        <source>比率</source>
        <translation>rate</translation>
    </message>
    <message>
        <source>金额</source>
        <translation>money</translation>
    </message>
    <message>
        <source>时长</source>
        <translation>duration</translation>
    </message>
    <message>
        <source>面积</source>
        <translation>area</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>other</translation>
    </message>
    <message>
        <source>时点</source>
        <translation>Stock</translation>
    </message>
    <message>
        <source>未归类</source>
        <translation>Not filed</translation>
    </message>
    <message>
        <source>文中无数字，由文字推得</source>
        <translation>No number in the text; implied by the words</translation>
    </message>
    <message>
        <source>第%1页</source>
        <translation>Page %1</translation>
    </message>
    <message>
        <source>依据：%1</source>
        <translation>Why: %1</translation>
    </message>
    <message>
        <source>把握 %1%</source>
        <translation>%1% sure</translation>
    </message>
    <message>
        <source>%1年上半年</source>
        <translation>%1 H1</translation>
    </message>
    <message>
        <source>%1年下半年</source>
        <translation>%1 H2</translation>
    </message>
    <message>
        <source>%1年第一季度</source>
        <translation>%1 Q1</translation>
    </message>
    <message>
        <source>%1年第二季度</source>
        <translation>%1 Q2</translation>
    </message>
    <message>
        <source>%1年第三季度</source>
        <translation>%1 Q3</translation>
    </message>
    <message>
        <source>%1年第四季度</source>
        <translation>%1 Q4</translation>
    </message>
    <message>
        <source>%1年%2月</source>
        <translation>%1-%2</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message>
        <source>在本报告中查找</source>
        <translation>Find in this report</translation>
    </message>
    <message>
        <source>查找内容</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>上一处</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>下一处</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>关闭查找</source>
        <translation>Close find</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Not found</translation>
    </message>
</context>
<context>
    <name>FindingMenu</name>
    <message>
        <source>复制这句话</source>
        <translation>Copy these words</translation>
    </message>
    <message>
        <source>这项检查的设置…</source>
        <translation>Settings of this check…</translation>
    </message>
</context>
<context>
    <name>FindingModel</name>
    <message>
        <source>错误</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>已处理</source>
        <translation>Decided</translation>
    </message>
    <message>
        <source>疑点</source>
        <translation>Doubt</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>已采纳</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>已忽略</source>
        <translation>Dismissed</translation>
    </message>
    <message>
        <source>以后再看</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>FindingWatch</name>
    <message>
        <source>检查问题时程序出错，已记入日志；报告不受影响。</source>
        <translation>Checking failed; the log has the details. The report is untouched.</translation>
    </message>
</context>
<context>
    <name>FindingsPanel</name>
    <message>
        <source>问题列表</source>
        <translation>List of findings</translation>
    </message>
    <message>
        <source>采纳</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>忽略</source>
        <translation>Dismiss</translation>
    </message>
    <message>
        <source>以后</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>重开</source>
        <translation>Reopen</translation>
    </message>
    <message>
        <source>收回决定</source>
        <translation>Take the decision back</translation>
    </message>
    <message>
        <source>采纳，写入意见单</source>
        <translation>Accept: goes into the letter</translation>
    </message>
    <message>
        <source>不是问题</source>
        <translation>Not a problem</translation>
    </message>
    <message>
        <source>留待以后</source>
        <translation>Leave for later</translation>
    </message>
    <message>
        <source>✓ 没有发现问题</source>
        <translation>✓ Nothing found</translation>
    </message>
    <message>
        <source>没有打开的报告</source>
        <translation>No report open</translation>
    </message>
    <message>
        <source>已选 %1 个问题，一并处理</source>
        <translation>%1 findings chosen, decided together</translation>
    </message>
</context>
<context>
    <name>Follower</name>
    <message>
        <source>资料库是只读打开的，不能保存改动。</source>
        <translation>The library is open read-only; changes cannot be saved.</translation>
    </message>
    <message>
        <source>重新打开(&amp;O)</source>
        <translation>&amp;Open again</translation>
    </message>
    <message>
        <source>没存上的 %1 处先留着，能存时自动补存。</source>
        <translation> %1 unsaved changes are kept and saved as soon as that is possible.</translation>
    </message>
    <message>
        <source>再存一次(&amp;S)</source>
        <translation>&amp;Save again</translation>
    </message>
</context>
<context>
    <name>HeadPanel</name>
    <message>
        <source>乡镇（街道）</source>
        <translation>Town</translation>
    </message>
    <message>
        <source>区县</source>
        <translation>County</translation>
    </message>
    <message>
        <source>年度</source>
        <translation>Year</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>发文机关</source>
        <translation>Issuer</translation>
    </message>
    <message>
        <source>文号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>机器识别：%1</source>
        <translation>Machine reading: %1</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>文件：</source>
        <translation>File: </translation>
    </message>
    <message>
        <source>字数：</source>
        <translation>Characters: </translation>
    </message>
    <message>
        <source>全文没有统计数字</source>
        <translation>No figures in the whole text</translation>
    </message>
    <message>
        <source>没有采用“%1”：年度请写成 2024 这样的四位数。</source>
        <translation>“%1” was not taken: please write the year with four digits, as 2024.</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>导出历史记录</source>
        <translation>Export history</translation>
    </message>
    <message>
        <source>历史记录没有导出：%1。</source>
        <translation>The history was not exported: %1.</translation>
    </message>
    <message>
        <source>已导出 %1 条历史记录到 %2。</source>
        <translation>%1 history entries exported to %2.</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Act</translation>
    </message>
    <message>
        <source>何人</source>
        <translation>Who</translation>
    </message>
    <message>
        <source>撤销：</source>
        <translation>Undo: </translation>
    </message>
    <message>
        <source>重做：</source>
        <translation>Redo: </translation>
    </message>
    <message>
        <source>（已撤销）</source>
        <translation> (undone)</translation>
    </message>
    <message>
        <source>理由：%1</source>
        <translation>Reason: %1</translation>
    </message>
    <message>
        <source>意见单里的写法：%1</source>
        <translation>Words for the letter: %1</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>历史记录</source>
        <translation>History</translation>
    </message>
    <message>
        <source>撤销这一步以后的所有操作；还可以重做</source>
        <translation>Undoes everything after this act; it can be redone</translation>
    </message>
    <message>
        <source>还没有操作记录</source>
        <translation>Nothing was done yet</translation>
    </message>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>退回到这一步(&amp;B)</source>
        <translation>&amp;Back to this step</translation>
    </message>
    <message>
        <source>重做到这一步(&amp;B)</source>
        <translation>Redo up to this step (&amp;B)</translation>
    </message>
    <message>
        <source>重做到这一步为止的所有操作</source>
        <translation>Redo everything up to this step</translation>
    </message>
    <message>
        <source>筛选历史记录</source>
        <translation>Filter the history</translation>
    </message>
    <message>
        <source>只看本报告</source>
        <translation>This report</translation>
    </message>
    <message>
        <source>没有符合的记录</source>
        <translation>No record fits</translation>
    </message>
    <message>
        <source>筛选记录</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>ImportPanel</name>
    <message>
        <source>导入进度</source>
        <translation>Import progress</translation>
    </message>
    <message>
        <source>取消导入(&amp;C)</source>
        <translation>&amp;Cancel import</translation>
    </message>
    <message>
        <source>复制清单(&amp;L)</source>
        <translation>Copy &amp;list</translation>
    </message>
    <message>
        <source>关闭(&amp;X)</source>
        <translation>Close (&amp;X)</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>情况</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>正在查找文件…</source>
        <translation>Looking for files…</translation>
    </message>
    <message>
        <source>正在导入：第 %1 份，共 %2 份</source>
        <translation>Importing %1 of %2</translation>
    </message>
    <message>
        <source>资料库里已有这份报告，没有重复导入</source>
        <translation>Already in the library; not imported again</translation>
    </message>
    <message>
        <source>导入 %1 份</source>
        <translation>%1 imported</translation>
    </message>
    <message>
        <source>%1 份已有</source>
        <translation>%1 already there</translation>
    </message>
    <message>
        <source>%1 份未能导入</source>
        <translation>%1 failed</translation>
    </message>
    <message>
        <source>导入已停止：</source>
        <translation>Import stopped: </translation>
    </message>
    <message>
        <source>这里没有可以导入的文件。</source>
        <translation>There is nothing to import here.</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>。</source>
        <translation>.</translation>
    </message>
    <message>
        <source>用新版本替换勾选的(&amp;R)</source>
        <translation>&amp;Replace the ticked ones</translation>
    </message>
    <message>
        <source>未导入的文件和新版本</source>
        <translation>Files not imported and new versions</translation>
    </message>
    <message>
        <source>正在把核对结果转到新版本…</source>
        <translation>Carrying decisions over to the new version…</translation>
    </message>
    <message>
        <source>已替换旧版本，转入核对结果 %1 处</source>
        <translation>Old version replaced; %1 decisions carried over</translation>
    </message>
    <message>
        <source>；%1 处原文已改，需重新核对：</source>
        <translation>; %1 places were changed and need a new look:</translation>
    </message>
    <message>
        <source>。可以撤销</source>
        <translation>. Can be undone</translation>
    </message>
    <message>
        <source>其中 %1 份可能是新版本</source>
        <translation>%1 of them may be new versions</translation>
    </message>
    <message>
        <source>可能是“%2”的新版本，文字约 %1% 相同；两份都已保留</source>
        <translation>May be a new version of “%2”, about %1% the same; both are kept</translation>
    </message>
</context>
<context>
    <name>Importer</name>
    <message>
        <source>导入文件</source>
        <translation>Import files</translation>
    </message>
    <message>
        <source>导入文件夹</source>
        <translation>Import folder</translation>
    </message>
    <message>
        <source>资料库是只读的，不能导入。</source>
        <translation>The library is read-only; nothing can be imported.</translation>
    </message>
    <message>
        <source>正在导入，请等它结束或先取消。</source>
        <translation>An import is running; wait for it or cancel it first.</translation>
    </message>
    <message>
        <source>已换了资料库，导入停止；先前导入的在原来的资料库里。</source>
        <translation>Another library was opened, so the import stopped; what was imported is in the library before.</translation>
    </message>
</context>
<context>
    <name>IndicatorEditor</name>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>用顿号分开，如 次、场、场次</source>
        <translation>Separated by 、 as in 次、场、场次</translation>
    </message>
    <message>
        <source>同义词</source>
        <translation>Synonyms</translation>
    </message>
    <message>
        <source>报告里这样写的都算这个指标；…表示中间可隔几个字，|前面是主题词</source>
        <translation>Reports that write so mean this indicator; … stands for a few characters between, | follows a topic</translation>
    </message>
    <message>
        <source>新同义词</source>
        <translation>New synonym</translation>
    </message>
    <message>
        <source>新同义词，回车加入</source>
        <translation>New synonym, Enter adds it</translation>
    </message>
    <message>
        <source>移除(&amp;V)</source>
        <translation>Remo&amp;ve</translation>
    </message>
    <message>
        <source>分出为新指标(&amp;P)…</source>
        <translation>S&amp;plit off as indicator…</translation>
    </message>
    <message>
        <source>把所选同义词分出去，成为一个新指标；用到它们的数据一并移过去</source>
        <translation>The chosen synonyms become an indicator of their own; figures that bear them move along</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>怎样算、怎样不算，写给同事看</source>
        <translation>What counts and what does not, for colleagues</translation>
    </message>
    <message>
        <source>使用这个指标(&amp;U)</source>
        <translation>&amp;Use this indicator</translation>
    </message>
    <message>
        <source>保存(&amp;S)</source>
        <translation>&amp;Save</translation>
    </message>
</context>
<context>
    <name>IndicatorField</name>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>未归类，输入文字查找指标</source>
        <translation>Not filed; type to find an indicator</translation>
    </message>
    <message>
        <source>可选指标</source>
        <translation>Indicators to choose from</translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <source>点选一条数据，查看出处并更正</source>
        <translation>Click a figure to see its place and correct it</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>这个备份已经不在了。</source>
        <translation>This backup is gone.</translation>
    </message>
</context>
<context>
    <name>KeyGroups</name>
    <message>
        <source>在报告里</source>
        <translation>In the report</translation>
    </message>
    <message>
        <source>在清单和对比里</source>
        <translation>In lists and the comparison</translation>
    </message>
    <message>
        <source>在原件和打印预览里</source>
        <translation>On the original and in the print preview</translation>
    </message>
</context>
<context>
    <name>KeyMap</name>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>KeyTree</name>
    <message>
        <source>操作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Key</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>快捷键一览</source>
        <translation>Keyboard shortcuts</translation>
    </message>
    <message>
        <source>输入操作或按键查找</source>
        <translation>Search by action or key</translation>
    </message>
    <message>
        <source>查找快捷键</source>
        <translation>Search shortcuts</translation>
    </message>
    <message>
        <source>回车或双击：更改这个快捷键</source>
        <translation>Enter or double-click to change this key</translation>
    </message>
    <message>
        <source>打印(&amp;P)…</source>
        <translation>&amp;Print…</translation>
    </message>
    <message>
        <source>更改(&amp;E)…</source>
        <translation>Chang&amp;e…</translation>
    </message>
</context>
<context>
    <name>KeysPage</name>
    <message>
        <source>恢复默认(&amp;R)</source>
        <translation>&amp;Reset</translation>
    </message>
    <message>
        <source>全部恢复默认(&amp;D)</source>
        <translation>Reset all to &amp;defaults</translation>
    </message>
    <message>
        <source>归这一项(&amp;T)</source>
        <translation>&amp;Take it for this action</translation>
    </message>
    <message>
        <source>输入操作或按键查找</source>
        <translation>Search by action or key</translation>
    </message>
    <message>
        <source>查找快捷键</source>
        <translation>Search keys</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>其他操作不再用这个键</source>
        <translation>The other action gives this key up</translation>
    </message>
    <message>
        <source>这一项用回默认的键</source>
        <translation>This action gets its default key back</translation>
    </message>
    <message>
        <source>按键(&amp;K)</source>
        <translation>&amp;Key</translation>
    </message>
    <message>
        <source>另一键(&amp;O)</source>
        <translation>&amp;Or</translation>
    </message>
    <message>
        <source>请选择一项操作</source>
        <translation>Choose an action</translation>
    </message>
    <message>
        <source>默认：%1</source>
        <translation>Default: %1</translation>
    </message>
    <message>
        <source>无</source>
        <translation>none</translation>
    </message>
    <message>
        <source>快捷键重复&#x3000;</source>
        <translation>Keys used twice: </translation>
    </message>
</context>
<context>
    <name>KeysPaper</name>
    <message>
        <source>镇阅快捷键</source>
        <translation>Keys of Zhenyue</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Key</translation>
    </message>
</context>
<context>
    <name>Leaving</name>
    <message>
        <source>还有内容没有存上</source>
        <translation>Not everything is saved</translation>
    </message>
    <message>
        <source>有 %1 处改动没有存上，离开后就没有了。请排除故障后再存一次，或先把文字抄到别处。</source>
        <translation>%1 changes could not be saved and are lost on leaving. Put the fault right and save again, or copy the words to another place first.</translation>
    </message>
    <message>
        <source>再存一次(&amp;S)</source>
        <translation>&amp;Save again</translation>
    </message>
    <message>
        <source>仍然离开(&amp;L)</source>
        <translation>&amp;Leave all the same</translation>
    </message>
    <message>
        <source>留下(&amp;C)</source>
        <translation>Stay (&amp;C)</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>图例</source>
        <translation>Legend</translation>
    </message>
    <message>
        <source>把握不大</source>
        <translation>Not certain</translation>
    </message>
    <message>
        <source>由文字推得，文中无数字</source>
        <translation>Implied by words; no number in the text</translation>
    </message>
    <message>
        <source>本行有数据待核</source>
        <translation>Figures to review in this line</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>12件</source>
        <translation>12 items</translation>
    </message>
    <message>
        <source>扫描识别时字迹不清</source>
        <translation>Unclear in the scan</translation>
    </message>
    <message>
        <source>问题，未处理</source>
        <translation>Finding, open</translation>
    </message>
    <message>
        <source>问题，以后再看</source>
        <translation>Finding, left for later</translation>
    </message>
    <message>
        <source>问题，已采纳</source>
        <translation>Finding, accepted</translation>
    </message>
</context>
<context>
    <name>Lessons</name>
    <message>
        <source>已一次更正 %1 处，可以撤销。</source>
        <translation>%1 corrected in one step; can be undone.</translation>
    </message>
    <message>
        <source>没有检索结果，请先输入要找的词。</source>
        <translation>No search results yet. Type the words to look for.</translation>
    </message>
</context>
<context>
    <name>LibraryFiles</name>
    <message>
        <source>新建资料库</source>
        <translation>New library</translation>
    </message>
    <message>
        <source>这个文件已经存在，没有覆盖它；请用“打开资料库”。</source>
        <translation>This file exists and was not overwritten; please use “Open library”.</translation>
    </message>
    <message>
        <source>打开资料库</source>
        <translation>Open library</translation>
    </message>
</context>
<context>
    <name>LibraryModel</name>
    <message>
        <source>年度不明</source>
        <translation>Year unknown</translation>
    </message>
    <message>
        <source>%1，%2 份报告</source>
        <translation>%1, %2 reports</translation>
    </message>
    <message>
        <source>%1，已核对 %2/%3 处数据，%4 个问题未处理</source>
        <translation>%1, %2 of %3 figures reviewed, %4 findings open</translation>
    </message>
    <message>
        <source>文件：</source>
        <translation>File: </translation>
    </message>
    <message>
        <source>已核对：</source>
        <translation>Reviewed: </translation>
    </message>
    <message>
        <source>全文没有统计数字</source>
        <translation>No figures in the whole text</translation>
    </message>
</context>
<context>
    <name>LibraryPanel</name>
    <message>
        <source>筛选资料库</source>
        <translation>Filter library</translation>
    </message>
    <message>
        <source>资料库报告列表</source>
        <translation>Reports in the library</translation>
    </message>
    <message>
        <source>没有符合的报告</source>
        <translation>No reports match</translation>
    </message>
    <message>
        <source>筛选报告</source>
        <translation>Filter reports</translation>
    </message>
    <message>
        <source>筛选乡镇、年度、文件名；空格隔开表示都要有</source>
        <translation>Town, year, file name; a space means all of them</translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>待核</source>
        <translation>To do</translation>
    </message>
    <message>
        <source>核完</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>有问题</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>列出哪些报告：全部、还有待核、已核完、有未处理问题</source>
        <translation>Which reports are listed: all, with figures to review, reviewed, with open findings</translation>
    </message>
    <message>
        <source>列出哪些报告，现在是：%1</source>
        <translation>Which reports are listed, now: %1</translation>
    </message>
    <message>
        <source>还没有报告</source>
        <translation>No reports yet</translation>
    </message>
</context>
<context>
    <name>LowerPane</name>
    <message>
        <source>按大小排</source>
        <translation>By size</translation>
    </message>
    <message>
        <source>图</source>
        <translation>Chart</translation>
    </message>
    <message>
        <source>原句</source>
        <translation>Sentences</translation>
    </message>
    <message>
        <source>基数</source>
        <translation>Bases</translation>
    </message>
    <message>
        <source>横轴的指标</source>
        <translation>Indicator of the horizontal axis</translation>
    </message>
    <message>
        <source>图的种类</source>
        <translation>Kind of chart</translation>
    </message>
    <message>
        <source>条形图</source>
        <translation>Bars</translation>
    </message>
    <message>
        <source>同类指标小图</source>
        <translation>Small multiples</translation>
    </message>
    <message>
        <source>历年变化</source>
        <translation>Over the years</translation>
    </message>
    <message>
        <source>报告完整程度</source>
        <translation>Completeness of reports</translation>
    </message>
    <message>
        <source>两项指标散点</source>
        <translation>Two indicators</translation>
    </message>
    <message>
        <source>双击填写，或从 Excel 粘贴；灰色的取自报告，自己填的优先；清空即恢复</source>
        <translation>Double-click to fill in, or paste from Excel; grey is from the report, your own comes first; empty it to go back</translation>
    </message>
    <message>
        <source>各镇的村（社区）数、人口、面积、执法人员：计算平均数用，可以自己填</source>
        <translation>Villages, population, area and officers of each town: used for averages; you can fill them in</translation>
    </message>
    <message>
        <source>没有乡镇同时报告了这两项指标。请在上面另选一项。</source>
        <translation>No town reports both indicators. Choose another one above.</translation>
    </message>
    <message>
        <source>没有可以画的数据。请在表中选一项有数值的指标。</source>
        <translation>Nothing to draw. Choose an indicator with values in the table.</translation>
    </message>
    <message>
        <source>对比图</source>
        <translation>Chart of the comparison</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>镇阅</source>
        <translation>Zhenyue</translation>
    </message>
</context>
<context>
    <name>ManyPapers</name>
    <message>
        <source>批量输出</source>
        <translation>Batch output</translation>
    </message>
    <message>
        <source>全县概览</source>
        <translation>County overview</translation>
    </message>
    <message>
        <source>正在汇总各乡镇报告…</source>
        <translation>Gathering all towns&apos; reports…</translation>
    </message>
    <message>
        <source>资料库里还没有报告。</source>
        <translation>The library has no reports yet.</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>文件(&amp;F)</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>编辑(&amp;E)</source>
        <translation>&amp;Edit</translation>
    </message>
    <message>
        <source>视图(&amp;V)</source>
        <translation>&amp;View</translation>
    </message>
    <message>
        <source>审阅(&amp;R)</source>
        <translation>&amp;Review</translation>
    </message>
    <message>
        <source>对比(&amp;C)</source>
        <translation>&amp;Compare</translation>
    </message>
    <message>
        <source>工具(&amp;T)</source>
        <translation>&amp;Tools</translation>
    </message>
    <message>
        <source>帮助(&amp;H)</source>
        <translation>&amp;Help</translation>
    </message>
    <message>
        <source>工具栏</source>
        <translation>Tool bar</translation>
    </message>
</context>
<context>
    <name>NewIndicatorRow</name>
    <message>
        <source>新指标的名称</source>
        <translation>Name of the new indicator</translation>
    </message>
    <message>
        <source>新指标的单位</source>
        <translation>Unit of the new indicator</translation>
    </message>
    <message>
        <source>单位，如 次、场</source>
        <translation>Unit, as 次、场</translation>
    </message>
</context>
<context>
    <name>NotesPanel</name>
    <message>
        <source>批注列表</source>
        <translation>List of notes</translation>
    </message>
    <message>
        <source>批注内容</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>批注颜色</source>
        <translation>Colour of the note</translation>
    </message>
    <message>
        <source>删除批注(&amp;D)</source>
        <translation>&amp;Delete note</translation>
    </message>
    <message>
        <source>黄色</source>
        <translation>Yellow</translation>
    </message>
    <message>
        <source>绿色</source>
        <translation>Green</translation>
    </message>
    <message>
        <source>蓝色</source>
        <translation>Blue</translation>
    </message>
    <message>
        <source>粉色</source>
        <translation>Pink</translation>
    </message>
    <message>
        <source>紫色</source>
        <translation>Purple</translation>
    </message>
    <message>
        <source>灰色</source>
        <translation>Grey</translation>
    </message>
    <message>
        <source>还没有批注。选中文字后按 %1 添加。</source>
        <translation>No notes yet. Select some text and press %1.</translation>
    </message>
    <message>
        <source>还没有批注。</source>
        <translation>No notes yet.</translation>
    </message>
    <message>
        <source>删除批注</source>
        <translation>Delete note</translation>
    </message>
</context>
<context>
    <name>OptionsPanel</name>
    <message>
        <source>打印内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>包含</source>
        <translation>Include</translation>
    </message>
    <message>
        <source>意见文字</source>
        <translation>Text of the letter</translation>
    </message>
    <message>
        <source>恢复为系统拟稿</source>
        <translation>Back to the draft</translation>
    </message>
    <message>
        <source>意见文字（可修改）</source>
        <translation>Text of the letter (editable)</translation>
    </message>
    <message>
        <source>概述</source>
        <translation>Overview</translation>
    </message>
    <message>
        <source>结构与法定内容</source>
        <translation>Structure and mandated parts</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>数据旁附原文</source>
        <translation>Words beside figures</translation>
    </message>
    <message>
        <source>只列已核对的数据</source>
        <translation>Reviewed figures only</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>采纳的问题</source>
        <translation>Accepted findings</translation>
    </message>
    <message>
        <source>更正</source>
        <translation>Corrections</translation>
    </message>
    <message>
        <source>署名</source>
        <translation>Signatures</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>编制</source>
        <translation>Made by</translation>
    </message>
    <message>
        <source>审核</source>
        <translation>Checked by</translation>
    </message>
</context>
<context>
    <name>OriginalPages</name>
    <message>
        <source>画这一页时程序出错，已记入日志。</source>
        <translation>The program failed to draw this page; it is in the log.</translation>
    </message>
</context>
<context>
    <name>OriginalPanel</name>
    <message>
        <source>原件</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>另存原文件…</source>
        <translation>Save original file…</translation>
    </message>
    <message>
        <source>第 %1 页，共 %2 页</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>关闭原件</source>
        <translation>Close the original</translation>
    </message>
    <message>
        <source>上一页</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>下一页</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>缩小原件</source>
        <translation>Make the original smaller</translation>
    </message>
    <message>
        <source>放大原件</source>
        <translation>Make the original larger</translation>
    </message>
</context>
<context>
    <name>Originals</name>
    <message>
        <source>另存原文件</source>
        <translation>Save original file</translation>
    </message>
    <message>
        <source>所有文件 (*)</source>
        <translation>All files (*)</translation>
    </message>
    <message>
        <source>原文件已存到 %1</source>
        <translation>The original file was saved as %1</translation>
    </message>
</context>
<context>
    <name>OtherPlaces</name>
    <message>
        <source>看另一处(&amp;J)</source>
        <translation>&amp;Jump to the other place</translation>
    </message>
    <message>
        <source>打开另一份报告的这一处；雷同文字左右对照</source>
        <translation>Open this place of the other report; copied passages side by side</translation>
    </message>
    <message>
        <source>上一份报告里的这一处</source>
        <translation>This place in the report before</translation>
    </message>
    <message>
        <source>下一份报告里的这一处</source>
        <translation>This place in the next report</translation>
    </message>
</context>
<context>
    <name>OutlineModel</name>
    <message>
        <source>举措</source>
        <translation>Measures</translation>
    </message>
    <message>
        <source>不足</source>
        <translation>Problems</translation>
    </message>
    <message>
        <source>履职</source>
        <translation>Duties</translation>
    </message>
    <message>
        <source>安排</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>法定部分：</source>
        <translation>Mandated part: </translation>
    </message>
    <message>
        <source>%1 处数据未核对</source>
        <translation>%1 figures to review</translation>
    </message>
    <message>
        <source>%1 个问题未处理</source>
        <translation>%1 findings open</translation>
    </message>
    <message>
        <source>按现在的层级应为 %1</source>
        <translation>At its present level it should be %1</translation>
    </message>
</context>
<context>
    <name>OutlinePanel</name>
    <message>
        <source>报告大纲</source>
        <translation>Outline of the report</translation>
    </message>
    <message>
        <source>没有认出标题</source>
        <translation>No headings recognised</translation>
    </message>
    <message>
        <source>没有打开的报告</source>
        <translation>No report open</translation>
    </message>
</context>
<context>
    <name>PageMenu</name>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
    <message>
        <source>新增数据</source>
        <translation>Add figure</translation>
    </message>
    <message>
        <source>添加批注…</source>
        <translation>Add note…</translation>
    </message>
    <message>
        <source>查找…</source>
        <translation>Find…</translation>
    </message>
    <message>
        <source>图例</source>
        <translation>Legend</translation>
    </message>
</context>
<context>
    <name>PairsView</name>
    <message>
        <source>两份报告对照</source>
        <translation>Two reports side by side</translation>
    </message>
    <message>
        <source>（没有相应的内容）</source>
        <translation>(nothing to match)</translation>
    </message>
    <message>
        <source>复制</source>
        <translation>Copy</translation>
    </message>
</context>
<context>
    <name>Panes</name>
    <message>
        <source>报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>对比</source>
        <translation>Comparison</translation>
    </message>
    <message>
        <source>资料库</source>
        <translation>Library</translation>
    </message>
    <message>
        <source>大纲</source>
        <translation>Outline</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Findings</translation>
    </message>
    <message>
        <source>批注</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>信息</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>历史</source>
        <translation>History</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>总览</source>
        <translation>Board</translation>
    </message>
    <message>
        <source>报告与对比</source>
        <translation>Reports and comparison</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>没有打印或保存成功：%1。报告和资料库没有受影响。</source>
        <translation>Printing or saving failed: %1. Report and library are untouched.</translation>
    </message>
    <message>
        <source>导出摘要为 PDF</source>
        <translation>Export summary as PDF</translation>
    </message>
    <message>
        <source>已导出：%1</source>
        <translation>Exported: %1</translation>
    </message>
</context>
<context>
    <name>PassageModel</name>
    <message>
        <source>报告</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>PictureButton</name>
    <message>
        <source>保存图片</source>
        <translation>Save picture</translation>
    </message>
    <message>
        <source>保存为 SVG 或 PNG</source>
        <translation>Save as SVG or PNG</translation>
    </message>
    <message>
        <source>SVG（矢量）…</source>
        <translation>SVG (vector)…</translation>
    </message>
    <message>
        <source>PNG（图片）…</source>
        <translation>PNG (image)…</translation>
    </message>
    <message>
        <source>报告完整程度</source>
        <translation>Completeness of reports</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>原件的页面图像</source>
        <translation>Picture of the original&apos;s page</translation>
    </message>
</context>
<context>
    <name>PlaceKeys</name>
    <message>
        <source>到下一处数据</source>
        <translation>To the next figure</translation>
    </message>
    <message>
        <source>到上一处数据</source>
        <translation>To the previous figure</translation>
    </message>
    <message>
        <source>重叠的数据：换下一个</source>
        <translation>Overlapping figures: the next one</translation>
    </message>
    <message>
        <source>重叠的数据：换上一个</source>
        <translation>Overlapping figures: the previous one</translation>
    </message>
    <message>
        <source>所选数据的末尾后移</source>
        <translation>Move the figure&apos;s end forward</translation>
    </message>
    <message>
        <source>所选数据的末尾前移</source>
        <translation>Move the figure&apos;s end back</translation>
    </message>
    <message>
        <source>所选数据的开头后移</source>
        <translation>Move the figure&apos;s start forward</translation>
    </message>
    <message>
        <source>所选数据的开头前移</source>
        <translation>Move the figure&apos;s start back</translation>
    </message>
    <message>
        <source>末尾后移一个字</source>
        <translation>Move the end forward by a character</translation>
    </message>
    <message>
        <source>末尾前移一个字</source>
        <translation>Move the end back by a character</translation>
    </message>
    <message>
        <source>开头后移一个字</source>
        <translation>Move the start forward by a character</translation>
    </message>
    <message>
        <source>开头前移一个字</source>
        <translation>Move the start back by a character</translation>
    </message>
    <message>
        <source>关闭查找，放弃选择</source>
        <translation>Close find, drop the selection</translation>
    </message>
    <message>
        <source>选用第 %1 个候选指标</source>
        <translation>Take suggested indicator %1</translation>
    </message>
    <message>
        <source>删除所选批注</source>
        <translation>Delete the chosen note</translation>
    </message>
    <message>
        <source>写所选批注</source>
        <translation>Write the chosen note</translation>
    </message>
    <message>
        <source>写完批注，回到清单</source>
        <translation>Leave the words, back to the list</translation>
    </message>
    <message>
        <source>删除所选规则</source>
        <translation>Delete the chosen rule</translation>
    </message>
    <message>
        <source>对比表行列互换</source>
        <translation>Swap rows and columns of the comparison</translation>
    </message>
    <message>
        <source>复制总览表</source>
        <translation>Copy the overview table</translation>
    </message>
    <message>
        <source>原件：下一页</source>
        <translation>Original: next page</translation>
    </message>
    <message>
        <source>原件：上一页</source>
        <translation>Original: previous page</translation>
    </message>
    <message>
        <source>放大原件</source>
        <translation>Make the original larger</translation>
    </message>
    <message>
        <source>缩小原件</source>
        <translation>Make the original smaller</translation>
    </message>
    <message>
        <source>原件与窗格同宽</source>
        <translation>Original as wide as the pane</translation>
    </message>
    <message>
        <source>打印预览的内容</source>
        <translation>Print what the preview shows</translation>
    </message>
    <message>
        <source>存为 PDF</source>
        <translation>Save as PDF</translation>
    </message>
    <message>
        <source>存为 Word</source>
        <translation>Save as Word</translation>
    </message>
    <message>
        <source>存为网页</source>
        <translation>Save as web page</translation>
    </message>
    <message>
        <source>放大预览</source>
        <translation>Make the preview larger</translation>
    </message>
    <message>
        <source>缩小预览</source>
        <translation>Make the preview smaller</translation>
    </message>
    <message>
        <source>预览适合宽度</source>
        <translation>Preview as wide as the view</translation>
    </message>
    <message>
        <source>预览整页</source>
        <translation>Preview whole pages</translation>
    </message>
    <message>
        <source>预览：下一页</source>
        <translation>Preview: next page</translation>
    </message>
    <message>
        <source>预览：上一页</source>
        <translation>Preview: previous page</translation>
    </message>
    <message>
        <source>预览：第一页</source>
        <translation>Preview: first page</translation>
    </message>
    <message>
        <source>预览：最后一页</source>
        <translation>Preview: last page</translation>
    </message>
    <message>
        <source>问题在下一份报告里的一处</source>
        <translation>Finding: its place in the next report</translation>
    </message>
    <message>
        <source>问题在上一份报告里的一处</source>
        <translation>Finding: its place in the report before</translation>
    </message>
    <message>
        <source>填写收到、公开日期</source>
        <translation>Give the days a report came in and was made public</translation>
    </message>
</context>
<context>
    <name>PlacesList</name>
    <message>
        <source>问题涉及的各处</source>
        <translation>Places of the finding</translation>
    </message>
</context>
<context>
    <name>PlacesView</name>
    <message>
        <source>本报告</source>
        <translation>This report</translation>
    </message>
    <message>
        <source>第 %1 段</source>
        <translation>Paragraph %1</translation>
    </message>
</context>
<context>
    <name>Pointer</name>
    <message>
        <source>本行有 {} 条数据待核</source>
        <translation>{} figures to review in this line</translation>
    </message>
</context>
<context>
    <name>PreviewDialog</name>
    <message>
        <source>打印预览</source>
        <translation>Print preview</translation>
    </message>
    <message>
        <source>页面</source>
        <translation>Page</translation>
    </message>
    <message>
        <source>缩略图</source>
        <translation>Thumbnails</translation>
    </message>
    <message>
        <source>打印(&amp;P)…</source>
        <translation>&amp;Print…</translation>
    </message>
    <message>
        <source>存为 PDF(&amp;D)…</source>
        <translation>Save as P&amp;DF…</translation>
    </message>
    <message>
        <source>存为 Word(&amp;W)…</source>
        <translation>Save as &amp;Word…</translation>
    </message>
    <message>
        <source>存为网页(&amp;H)…</source>
        <translation>Save as &amp;HTML…</translation>
    </message>
    <message>
        <source>放大(&amp;I)</source>
        <translation>Zoom &amp;in</translation>
    </message>
    <message>
        <source>缩小(&amp;O)</source>
        <translation>Zoom &amp;out</translation>
    </message>
    <message>
        <source>适合宽度(&amp;F)</source>
        <translation>&amp;Fit width</translation>
    </message>
    <message>
        <source>整页(&amp;G)</source>
        <translation>Whole pa&amp;ge</translation>
    </message>
    <message>
        <source>“%1”以 %2 代替</source>
        <translation>%2 instead of “%1”</translation>
    </message>
    <message>
        <source>“%1”没有可用的字体</source>
        <translation>no font for “%1”</translation>
    </message>
    <message>
        <source>本机缺少公文字体：%1。安装后重新打开即可。</source>
        <translation>Fonts of official documents are missing: %1. Install them and open again.</translation>
    </message>
    <message>
        <source>第 %1 页，共 %2 页</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>已交给打印机。</source>
        <translation>Sent to the printer.</translation>
    </message>
    <message>
        <source>没有打印：%1。</source>
        <translation>Not printed: %1.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>已保存：%1</source>
        <translation>Saved: %1</translation>
    </message>
    <message>
        <source>PDF 文件</source>
        <translation>PDF file</translation>
    </message>
    <message>
        <source>Word 文档</source>
        <translation>Word document</translation>
    </message>
    <message>
        <source>网页</source>
        <translation>Web page</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>全县概览</source>
        <translation>County overview</translation>
    </message>
    <message>
        <source>阅核摘要</source>
        <translation>Review summary</translation>
    </message>
    <message>
        <source>一页简表</source>
        <translation>One-page summary</translation>
    </message>
    <message>
        <source>标注全文</source>
        <translation>Annotated text</translation>
    </message>
    <message>
        <source>审核意见</source>
        <translation>Opinion letter</translation>
    </message>
    <message>
        <source>对比表（A4 横向）</source>
        <translation>Comparison (A4 landscape)</translation>
    </message>
    <message>
        <source>对比表（A3 横向）</source>
        <translation>Comparison (A3 landscape)</translation>
    </message>
    <message>
        <source>⚑ 还有 %1 个问题没有处理，意见里没有写。</source>
        <translation>⚑ %1 findings are not settled; the letter does not mention them.</translation>
    </message>
    <message>
        <source>⚑ 其中 %1 份报告还有问题没有处理，意见里没有写。</source>
        <translation>⚑ %1 of the reports have findings that are not settled; their letters do not mention them.</translation>
    </message>
    <message>
        <source>⚑ 这份意见改过之后，采纳的问题又有变化，请核对；也可以恢复为系统拟稿。</source>
        <translation>⚑ The accepted findings have changed since this letter was edited; please check. You can also go back to the draft.</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>上次程序没有正常退出；已保存的内容都在。错误记录在日志文件夹里。</source>
        <translation>The program did not end well last time; everything saved is there. The log folder holds the record.</translation>
    </message>
    <message>
        <source>打开日志文件夹</source>
        <translation>Open log folder</translation>
    </message>
    <message>
        <source>%1 打不开：%2</source>
        <translation>%1 cannot be opened: %2</translation>
    </message>
    <message>
        <source>备份与恢复…</source>
        <translation>Backups and restoring…</translation>
    </message>
    <message>
        <source>导入结束后更换界面…</source>
        <translation>The window changes when the import is done…</translation>
    </message>
    <message>
        <source>镇阅</source>
        <translation>Zhenyue</translation>
    </message>
</context>
<context>
    <name>QueueLabel</name>
    <message>
        <source>核对进度</source>
        <translation>Review progress</translation>
    </message>
    <message>
        <source>已核对 %1，共 %2</source>
        <translation>%1 of %2 reviewed</translation>
    </message>
</context>
<context>
    <name>ReasonField</name>
    <message>
        <source>忽略的理由（可不填）</source>
        <translation>Reason for dismissal (optional)</translation>
    </message>
    <message>
        <source>忽略的理由</source>
        <translation>Reason for dismissal</translation>
    </message>
    <message>
        <source>按回车忽略这个问题；理由记入历史，重新识别后仍算数</source>
        <translation>Enter dismisses the finding; the reason stands in the history and holds when the report is read again</translation>
    </message>
</context>
<context>
    <name>Replacing</name>
    <message>
        <source>没有替换，两份报告都在。</source>
        <translation>Not replaced; both reports are there.</translation>
    </message>
    <message>
        <source>替换时程序出错，已记入日志；两份报告都在。</source>
        <translation>Replacing failed and was logged; both reports are there.</translation>
    </message>
</context>
<context>
    <name>Results</name>
    <message>
        <source>上一处检索结果</source>
        <translation>Previous search result</translation>
    </message>
    <message>
        <source>下一处检索结果</source>
        <translation>Next search result</translation>
    </message>
    <message>
        <source>找到的文字</source>
        <translation>Passages found</translation>
    </message>
    <message>
        <source>找到的数据</source>
        <translation>Figures found</translation>
    </message>
    <message>
        <source>点选或回车：在正文里看这一处；双击或 Esc：到正文</source>
        <translation>Click or Enter: show it in the report. Double-click or Esc: go to the report</translation>
    </message>
    <message>
        <source>检索结果</source>
        <translation>Search results</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Figures</translation>
    </message>
    <message>
        <source>输入一个词，就能看到它在各份报告里的原文</source>
        <translation>Type a word to see it in its context in every report</translation>
    </message>
    <message>
        <source>没有找到。可以换个说法，或少勾几个条件。</source>
        <translation>Nothing found. Try other words, or fewer filters.</translation>
    </message>
    <message>
        <source>在左边勾选条件，或输入一个词</source>
        <translation>Check filters on the left, or type a word</translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message>
        <source>✓ 全部数据都已核对。</source>
        <translation>✓ All figures are reviewed.</translation>
    </message>
    <message>
        <source>✓ 本报告 %1 处数据全部核对</source>
        <translation>✓ All %1 figures of this report are reviewed</translation>
    </message>
    <message>
        <source>本报告其余数据已核对，还有 %1 处留待以后</source>
        <translation>The other figures are reviewed; %1 are left for later</translation>
    </message>
    <message>
        <source>✓ 资料库里的数据全部核对</source>
        <translation>✓ All figures of the library are reviewed</translation>
    </message>
    <message>
        <source>下一份：%1（%2）</source>
        <translation>Next report: %1 (%2)</translation>
    </message>
    <message>
        <source>回看留下的</source>
        <translation>Back to those left</translation>
    </message>
    <message>
        <source>没有存上的更正已放弃。</source>
        <translation>The correction that could not be saved was given up.</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>学到的规则</source>
        <translation>Learned rules</translation>
    </message>
    <message>
        <source>删除(&amp;D)</source>
        <translation>&amp;Delete</translation>
    </message>
    <message>
        <source>导入(&amp;I)…</source>
        <translation>&amp;Import…</translation>
    </message>
    <message>
        <source>导出(&amp;E)…</source>
        <translation>&amp;Export…</translation>
    </message>
    <message>
        <source>重读待核数据(&amp;R)</source>
        <translation>&amp;Read open figures again</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>按词语、指标、来源查找</source>
        <translation>Find by words, indicator or origin</translation>
    </message>
    <message>
        <source>查找规则</source>
        <translation>Find rules</translation>
    </message>
    <message>
        <source>按现在的规则和编码本重读各报告中没有人核对过的数据，已核对的不动</source>
        <translation>Reads figures nobody reviewed again with the rules and the tag book of now; reviewed ones stay</translation>
    </message>
    <message>
        <source>把全部规则存成文件，可带到另一台电脑</source>
        <translation>Saves all rules as a file for another computer</translation>
    </message>
    <message>
        <source>从文件加入规则，可以撤销</source>
        <translation>Adds rules from a file; can be undone</translation>
    </message>
    <message>
        <source>（随文件导入）</source>
        <translation> (came with a file)</translation>
    </message>
    <message>
        <source>没有符合的规则</source>
        <translation>No rule fits</translation>
    </message>
    <message>
        <source>还没有规则。
更正一处数据，程序就会学到一条，新读的报告立即使用；每条都可以在这里停用或删除。</source>
        <translation>No rules yet.
Each correction teaches one that new readings use at once; each can be switched off or deleted here.</translation>
    </message>
    <message>
        <source>没有待核对的数据。</source>
        <translation>No figures are open.</translation>
    </message>
    <message>
        <source>已重读 %1 份报告。</source>
        <translation>%1 reports read again.</translation>
    </message>
    <message>
        <source>正在重读：%1/%2</source>
        <translation>Reading again: %1/%2</translation>
    </message>
    <message>
        <source>镇阅规则.json</source>
        <translation>zhenyue-rules.json</translation>
    </message>
    <message>
        <source>导出规则</source>
        <translation>Export rules</translation>
    </message>
    <message>
        <source>导入规则</source>
        <translation>Import rules</translation>
    </message>
    <message>
        <source>规则文件写不进去，请换一个文件夹。</source>
        <translation>The rule file cannot be written; choose another folder.</translation>
    </message>
    <message>
        <source>已导出 %1 条规则。</source>
        <translation>%1 rules exported.</translation>
    </message>
    <message>
        <source>已导入 %1 条新规则，可以撤销。</source>
        <translation>%1 new rules imported; can be undone.</translation>
    </message>
    <message>
        <source>文件里的规则这里都有了。</source>
        <translation>All rules of the file are here already.</translation>
    </message>
    <message>
        <source>删除所选规则，可以撤销</source>
        <translation>Delete the chosen rules; this can be undone</translation>
    </message>
    <message>
        <source>空格启用或停用，%1 删除</source>
        <translation>Space switches on or off, %1 deletes</translation>
    </message>
    <message>
        <source>空格启用或停用</source>
        <translation>Space switches on or off</translation>
    </message>
</context>
<context>
    <name>RulesModel</name>
    <message>
        <source>数字旁写有</source>
        <translation>Beside the number</translation>
    </message>
    <message>
        <source>则</source>
        <translation>Means</translation>
    </message>
    <message>
        <source>用过</source>
        <translation>Used</translation>
    </message>
    <message>
        <source>被推翻</source>
        <translation>Overruled</translation>
    </message>
    <message>
        <source>机器按这条规则读出、没有人更改的数据</source>
        <translation>Figures read by this rule that nobody changed</translation>
    </message>
    <message>
        <source>这条规则适用、但人工另有决定的数据</source>
        <translation>Figures the rule speaks of where a person decided otherwise</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>on</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>off</translation>
    </message>
</context>
<context>
    <name>RulesPage</name>
    <message>
        <source>检查</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>严重程度、界限</source>
        <translation>Severity, bounds</translation>
    </message>
    <message>
        <source>检查规则</source>
        <translation>Rules of the checks</translation>
    </message>
    <message>
        <source>全部恢复默认(&amp;D)</source>
        <translation>Restore all &amp;defaults</translation>
    </message>
    <message>
        <source>错误</source>
        <translation>Error</translation>
    </message>
    <message>
        <source>疑点</source>
        <translation>Doubt</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Hint</translation>
    </message>
    <message>
        <source>按规则（%1）</source>
        <translation>By the rule (%1)</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>Safety</name>
    <message>
        <source>资料库是只读的，不能合并。</source>
        <translation>The library is read-only and cannot be merged into.</translation>
    </message>
    <message>
        <source>合并资料库</source>
        <translation>Merge a library</translation>
    </message>
    <message>
        <source>正在检查资料库…</source>
        <translation>Checking the library…</translation>
    </message>
    <message>
        <source>新增报告 %1 份，%2 份原已有；接收改动 %3 处，两边不一致 %4 处（以后改的为准）。</source>
        <translation>New reports: %1, already there: %2; changes taken over: %3, decided differently: %4 (the later one stands). </translation>
    </message>
    <message>
        <source>接收的改动可以一次撤销。</source>
        <translation>The changes taken over can be undone at once.</translation>
    </message>
    <message>
        <source>取对方的</source>
        <translation>theirs taken</translation>
    </message>
    <message>
        <source>保留我方的</source>
        <translation>ours kept</translation>
    </message>
    <message>
        <source>✓ 资料库完好：报告 %1 份，历史记录 %2 条，完好的备份 %3 个。</source>
        <translation>✓ The library is whole: %1 reports, %2 history entries, %3 good backups. </translation>
    </message>
    <message>
        <source>⚠ 资料库有问题：%1。请用“备份与恢复”回到完好的备份。</source>
        <translation>⚠ Something is wrong with the library: %1. Use “Backups and restoring” to go back to a good backup. </translation>
    </message>
    <message>
        <source>损坏的备份：%1。</source>
        <translation>Damaged backups: %1.</translation>
    </message>
    <message>
        <source>检查资料库</source>
        <translation>Check the library</translation>
    </message>
</context>
<context>
    <name>SavedFilters</name>
    <message>
        <source>保存筛选(&amp;S)</source>
        <translation>&amp;Save filter</translation>
    </message>
    <message>
        <source>删除筛选(&amp;D)</source>
        <translation>&amp;Delete filter</translation>
    </message>
    <message>
        <source>保存的筛选</source>
        <translation>Saved filters</translation>
    </message>
    <message>
        <source>把现在的词和条件存起来，以后一次选回</source>
        <translation>Keep the present words and filters, to choose them again at once</translation>
    </message>
    <message>
        <source>删除选中的筛选；报告和数据不受影响</source>
        <translation>Delete the chosen filter; reports and figures are not touched</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>正在保存 %1 处改动…</source>
        <translation>Saving %1 changes…</translation>
    </message>
    <message>
        <source>先前没有存上的内容已经存上。</source>
        <translation>What could not be saved before is saved now.</translation>
    </message>
</context>
<context>
    <name>SearchDock</name>
    <message>
        <source>检索</source>
        <translation>Search</translation>
    </message>
</context>
<context>
    <name>SearchPanel</name>
    <message>
        <source>清除(&amp;C)</source>
        <translation>&amp;Clear</translation>
    </message>
    <message>
        <source>收起检索；词和条件都留着</source>
        <translation>Close the search; words and filters stay</translation>
    </message>
    <message>
        <source>筛选条件</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>空格勾选；数字是符合其他条件的数据数</source>
        <translation>Space checks; the number counts the figures that fit the other filters</translation>
    </message>
    <message>
        <source>输入要找的词，一个字也可以；空格隔开表示都要有</source>
        <translation>Words to look for, one character is enough; a space means all of them</translation>
    </message>
    <message>
        <source>要找的词</source>
        <translation>Words to look for</translation>
    </message>
    <message>
        <source>去掉所有词和条件</source>
        <translation>Take all words and filters away</translation>
    </message>
</context>
<context>
    <name>SentenceView</name>
    <message>
        <source>原文：{}</source>
        <translation>Text: {}</translation>
    </message>
</context>
<context>
    <name>SentencesView</name>
    <message>
        <source>各镇原句</source>
        <translation>The towns&apos; sentences</translation>
    </message>
</context>
<context>
    <name>Session</name>
    <message>
        <source>这里已有一处数据，已为您选中。</source>
        <translation>There is a figure here already; it is selected now.</translation>
    </message>
    <message>
        <source>所选文字里没有认出数字，未新增数据。请选中数字和单位后再试。</source>
        <translation>No number was recognised in the selection. Please select number and unit.</translation>
    </message>
    <message>
        <source>这个标题已在最上一级，不能再升级。</source>
        <translation>This heading is at the top level already.</translation>
    </message>
    <message>
        <source>前面没有同级标题，不能降级。</source>
        <translation>There is no heading of the same level before it.</translation>
    </message>
    <message>
        <source>正文的顺序不变，这里放不下这个标题。</source>
        <translation>The text keeps its order; this heading does not fit here.</translation>
    </message>
    <message>
        <source>所选位置没有可以作标题的文字，或已经是标题。</source>
        <translation>There are no words for a heading here, or they are one already.</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>设置文件已损坏，这次用默认设置打开；原文件保存在：%1</source>
        <translation>The settings file is damaged; the defaults are used. The old file is kept as: %1</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>设置</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>跟随系统</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>浅色</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>深色</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>常规</source>
        <translation>General</translation>
    </message>
    <message>
        <source>快捷键</source>
        <translation>Shortcuts</translation>
    </message>
    <message>
        <source>外观(&amp;T)</source>
        <translation>&amp;Theme</translation>
    </message>
    <message>
        <source>界面语言(&amp;L)</source>
        <translation>&amp;Language</translation>
    </message>
    <message>
        <source>界面字号(&amp;I)</source>
        <translation>&amp;Interface size</translation>
    </message>
    <message>
        <source>正文字号(&amp;R)</source>
        <translation>&amp;Reading size</translation>
    </message>
    <message>
        <source>核对人姓名(&amp;N)</source>
        <translation>Reviewer&apos;s &amp;name</translation>
    </message>
    <message>
        <source> 磅</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>检查</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>姓名写入历史记录，从下一步操作起用。</source>
        <translation>The name goes into the history, from the next act on.</translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>报告正文</source>
        <translation>Text of the report</translation>
    </message>
    <message>
        <source>没有打开的报告</source>
        <translation>No report open</translation>
    </message>
</context>
<context>
    <name>Showing</name>
    <message>
        <source>正在打开 %1…</source>
        <translation>Opening %1…</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>✓ 已保存 %1</source>
        <translation>✓ Saved %1</translation>
    </message>
    <message>
        <source>全文没有统计数字</source>
        <translation>No figures in the whole text</translation>
    </message>
    <message>
        <source>✓ %1 处数据全部核对</source>
        <translation>✓ All %1 figures reviewed</translation>
    </message>
    <message>
        <source>已核对 %1/%2</source>
        <translation>%1 of %2 reviewed</translation>
    </message>
    <message>
        <source>⚑ %1 个问题未处理</source>
        <translation>⚑ %1 findings open</translation>
    </message>
    <message>
        <source>本库 %1/%2</source>
        <translation>Library %1/%2</translation>
    </message>
    <message>
        <source>⚑ %1 个问题未处理（%2 个留待以后）</source>
        <translation>⚑ %1 findings open, %2 left for later</translation>
    </message>
    <message>
        <source>⚠ %1 处没有存上</source>
        <translation>⚠ %1 not saved</translation>
    </message>
</context>
<context>
    <name>Suggestions</name>
    <message>
        <source>改为{}，按键 {}</source>
        <translation>Change to {}, key {}</translation>
    </message>
</context>
<context>
    <name>Survey</name>
    <message>
        <source>比对各报告时程序出错，已记入日志；报告不受影响。</source>
        <translation>Comparing the reports failed and was logged; the reports are not affected.</translation>
    </message>
</context>
<context>
    <name>TargetRow</name>
    <message>
        <source>并入的指标</source>
        <translation>Indicator to merge into</translation>
    </message>
    <message>
        <source>把“%1”并入</source>
        <translation>Merge “%1” into</translation>
    </message>
</context>
<context>
    <name>TextsPage</name>
    <message>
        <source>◀ 上一处</source>
        <translation>◀ Previous</translation>
    </message>
    <message>
        <source>上一处相同文字（Shift+F3）</source>
        <translation>Previous shared passage (Shift+F3)</translation>
    </message>
    <message>
        <source>下一处 ▶</source>
        <translation>Next ▶</translation>
    </message>
    <message>
        <source>下一处相同文字（F3）</source>
        <translation>Next shared passage (F3)</translation>
    </message>
    <message>
        <source>相同文字 {count} 处，占右边全文 {share:.0f}%</source>
        <translation>{count} shared passages, {share:.0f}% of the right text</translation>
    </message>
    <message>
        <source>文首及其他</source>
        <translation>Opening and other</translation>
    </message>
    <message>
        <source>主要举措和成效</source>
        <translation>Measures and results</translation>
    </message>
    <message>
        <source>不足和原因</source>
        <translation>Shortcomings and reasons</translation>
    </message>
    <message>
        <source>党政主要负责人履行第一责任人职责</source>
        <translation>The principals&apos; duties</translation>
    </message>
    <message>
        <source>下一年度安排</source>
        <translation>Plans for the next year</translation>
    </message>
    <message>
        <source>其他事项</source>
        <translation>Other matters</translation>
    </message>
    <message>
        <source>左边的报告</source>
        <translation>Left report</translation>
    </message>
    <message>
        <source>右边的报告</source>
        <translation>Right report</translation>
    </message>
    <message>
        <source>相同文字 第 {number} 处，共 {count} 处</source>
        <translation>Shared passage {number} of {count}</translation>
    </message>
</context>
<context>
    <name>WindowActs</name>
    <message>
        <source>已从资料库移除 %1，可以撤销。</source>
        <translation>%1 was removed from the library; this can be undone.</translation>
    </message>
</context>
<context>
    <name>WordingField</name>
    <message>
        <source>意见单里的写法</source>
        <translation>Words for the letter</translation>
    </message>
    <message>
        <source>采纳后写进意见单的话，可以修改，按回车采纳；清空即恢复原话</source>
        <translation>What the letter will say: change it and press Enter to accept; empty it for the program&apos;s own words. Findings are in Chinese, as the letter is</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>_Words</name>
    <message>
        <source>✓ 专章</source>
        <translation>✓ chapter</translation>
    </message>
    <message>
        <source>✓ 合在一章</source>
        <translation>✓ shared</translation>
    </message>
    <message>
        <source>✓ 章内一节</source>
        <translation>✓ section</translation>
    </message>
    <message>
        <source>△ 散见各章</source>
        <translation>△ scattered</translation>
    </message>
    <message>
        <source>△ 只有一句</source>
        <translation>△ one line</translation>
    </message>
    <message>
        <source>✖ 有题无文</source>
        <translation>✖ heading only</translation>
    </message>
    <message>
        <source>✖ 没有找到</source>
        <translation>✖ not found</translation>
    </message>
    <message>
        <source>△ 无原因分析</source>
        <translation>△ no reasons</translation>
    </message>
</context>
</TS>
