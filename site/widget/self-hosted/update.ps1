# Fetches the list of warnings for the page beside this file. Run it every ten minutes.
$Portal = '{{portal}}'
# Only one school: limit=10&lang={{lang}}&school=ID
$Query = 'limit=10&lang={{lang}}'

$ErrorActionPreference = 'Stop'
[Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor 3072
$folder = Split-Path -Parent $MyInvocation.MyCommand.Path
$client = New-Object Net.WebClient
$list = [Text.Encoding]::UTF8.GetString($client.DownloadData("$Portal/api/v1/warnings?$Query"))
# A login page of the network, or an error, is not the list: then the old one stays.
if (-not $list.StartsWith('{"warnings":[') -or $list.Length -gt 1000000) { throw 'what came is not the list of warnings' }
$at = [DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ')
$json = '{"at":"' + $at + '","from":"' + $Portal + '{{path}}","list":' + $list + '}'
$bytes = (New-Object Text.UTF8Encoding $false).GetBytes($json)
# In base64 the list can be nothing but a text, whatever it holds.
$script = 'window.JINGZHONG="' + [Convert]::ToBase64String($bytes) + '";'
[IO.File]::WriteAllBytes("$folder\warnings.new", $bytes)
Move-Item -Force "$folder\warnings.new" "$folder\warnings.json"
[IO.File]::WriteAllText("$folder\warnings.new", $script)
Move-Item -Force "$folder\warnings.new" "$folder\warnings.js"
